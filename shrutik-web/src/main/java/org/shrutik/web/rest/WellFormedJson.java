package org.shrutik.web.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.shrutik.ShrutikException;

/**
 * A body of JSON, looked at while it is read: what is nested so deep that reading it would use up
 * the stack is refused, and so is half of a pair of surrogates, which no text can be stored with.
 */
final class WellFormedJson extends FilterInputStream {
  static final int MOST_DEPTH = 100;

  private static final int HEX_DIGITS = 4;
  private static final int HEX = 16;

  private int depth;
  private boolean inString;
  private boolean escaped;
  private int digitsLeft;
  private int unit;
  private boolean highBefore;

  WellFormedJson(InputStream body) {
    super(body);
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      look(next);
    }
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    for (int i = 0; i < count; i++) {
      look(buffer[offset + i] & 0xff);
    }
    return count;
  }

  @Override
  public boolean markSupported() {
    return false; // What was looked at is not looked at again.
  }

  private void look(int character) {
    if (!inString) {
      structure(character);
    } else if (digitsLeft > 0) {
      digit(character);
    } else if (escaped) {
      escaped = false;
      if (character == 'u') {
        digitsLeft = HEX_DIGITS;
        unit = 0;
      } else {
        requireNoHalf();
      }
    } else if (character == '\\') {
      escaped = true;
    } else {
      requireNoHalf();
      inString = character != '"';
    }
  }

  private void structure(int character) {
    switch (character) {
      case '"' -> inString = true;
      case '{', '[' -> {
        if (++depth > MOST_DEPTH) {
          throw ShrutikException.invalid(
              "body", "must not be nested deeper than " + MOST_DEPTH + " levels");
        }
      }
      case '}', ']' -> depth--;
      default -> {
        // Of no interest.
      }
    }
  }

  private void digit(int character) {
    unit = unit * HEX + Math.max(0, Character.digit(character, HEX));
    if (--digitsLeft == 0) {
      boolean low = Character.isLowSurrogate((char) unit);
      if (low != highBefore) {
        throw half();
      }
      highBefore = Character.isHighSurrogate((char) unit);
    }
  }

  private void requireNoHalf() {
    if (highBefore) {
      throw half();
    }
  }

  private static ShrutikException half() {
    return ShrutikException.invalid("body", "must not hold half of a pair of surrogates");
  }
}
