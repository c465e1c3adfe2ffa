package org.shrutik.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits: {@code 10.0.0.0/8}, {@code fd00::/8}, or one address
 * alone.
 *
 * @param bits how many bits count
 */
public record AddressRange(InetAddress base, int bits) {
  /** No name passes, so that nothing is ever looked up. */
  private static final Pattern DIGITS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");

  /** Whether the text is an address written in digits. */
  public static boolean isAddress(String text) {
    return DIGITS.matcher(text).matches() && address(text) != null;
  }

  /**
   * Reads ranges separated by commas.
   *
   * @throws IllegalArgumentException for what is none
   */
  public static List<AddressRange> parseAll(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(AddressRange::parse)
        .toList();
  }

  private static AddressRange parse(String text) {
    String[] parts = text.split("/", 2);
    if (!isAddress(parts[0])) {
      throw new IllegalArgumentException(text + " is no range of addresses");
    }
    InetAddress base = address(parts[0]);
    int all = base.getAddress().length * Byte.SIZE;
    int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
    if (bits < 0 || bits > all) {
      throw new IllegalArgumentException(text + " is no range of addresses");
    }
    return new AddressRange(base, bits);
  }

  /** Whether the address, in digits, is one of these. */
  public boolean contains(String text) {
    if (!isAddress(text)) {
      return false;
    }
    byte[] mine = base.getAddress();
    byte[] other = address(text).getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % Byte.SIZE);
      if (((mine[i / Byte.SIZE] ^ other[i / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress address(String digits) {
    try {
      return InetAddress.getByName(digits);
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
