package org.shrutik.recogniser.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The frames between the server and a worker: one byte that says what it is, the length in four
 * bytes, and as many bytes. Every frame of the server is answered by exactly one of the worker.
 */
public final class Frames {
  /** To the worker: begin a sound; the sample rate as text. */
  public static final char BEGIN = 'B';

  /** To the worker: samples, signed 16 bit, little endian. */
  public static final char AUDIO = 'A';

  /** To the worker: the utterance ends here, the sound goes on. */
  public static final char FLUSH = 'F';

  /** To the worker: the sound ends here. */
  public static final char END = 'E';

  /** From the worker: the model is loaded; or the frame was taken and there is nothing to tell. */
  public static final char OK = 'O';

  /** From the worker: an utterance ended; the recogniser's JSON. */
  public static final char UTTERANCE = 'U';

  /** From the worker: refused, with the reason as text. */
  public static final char REFUSED = 'X';

  /** No frame is longer; whoever announces more is no worker of ours. */
  public static final int LONGEST = 1 << 22;

  private Frames() {}

  /** One frame. */
  public static final class Frame {
    private final char type;
    private final byte[] content;

    Frame(char type, byte[] content) {
      this.type = type;
      this.content = content;
    }

    public char type() {
      return type;
    }

    byte[] content() {
      return content;
    }

    /** The content as text. */
    public String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  /** Writes a frame and sends it off. */
  public static void write(DataOutputStream out, char type, byte[] content, int length)
      throws IOException {
    out.writeByte(type);
    out.writeInt(length);
    out.write(content, 0, length);
    out.flush();
  }

  public static void write(DataOutputStream out, char type, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    write(out, type, content, content.length);
  }

  /**
   * Reads the next frame.
   *
   * @throws EOFException when the other side is gone
   */
  public static Frame read(DataInputStream in) throws IOException {
    char type = (char) in.readUnsignedByte();
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("A frame of " + length + " bytes is none");
    }
    byte[] content = in.readNBytes(length);
    if (content.length < length) {
      throw new EOFException("The frame was cut short");
    }
    return new Frame(type, content);
  }
}
