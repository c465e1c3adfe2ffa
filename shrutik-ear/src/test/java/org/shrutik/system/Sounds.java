package org.shrutik.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Real clips, and files made from nothing. */
final class Sounds {
  static final int RATE = 16_000;

  /** Two clips of real speech, 3.7 and 4.4 seconds. */
  static final String SHORT_CLIP = "116-288045-0003.flac";

  static final String OTHER_CLIP = "84-121123-0004.flac";

  /** Real speech of 13.7 seconds. */
  static final String LONG_CLIP = "84-121123-0002.flac";

  private static final int WAV_HEADER = 44;
  private static final int FLAC_BLOCK = 65_535;

  private Sounds() {}

  static byte[] clip(String name) {
    try (InputStream in = Sounds.class.getResourceAsStream("/audio/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Samples as a mono WAV file. */
  static byte[] wav(short[] samples, int rate) {
    ByteBuffer file =
        ByteBuffer.allocate(WAV_HEADER + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(36 + 2 * samples.length).put(ascii("WAVEfmt ")).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    file.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(2 * samples.length);
    for (short sample : samples) {
      file.putShort(sample);
    }
    return file.array();
  }

  /** The samples of a WAV file as the server writes it. */
  static short[] samples(byte[] wav) {
    ByteBuffer file = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    if (!"RIFF".equals(name(wav, 0))
        || !"WAVE".equals(name(wav, 8))
        || !"data".equals(name(wav, 36))
        || file.getInt(40) != wav.length - WAV_HEADER
        || file.getShort(22) != 1
        || file.getInt(24) != RATE
        || file.getShort(34) != 16) {
      throw new AssertionError("Not a plain WAV file of 16 kHz, mono, 16 bits");
    }
    short[] samples = new short[(wav.length - WAV_HEADER) / 2];
    file.position(WAV_HEADER).slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  private static String name(byte[] wav, int at) {
    return new String(wav, at, 4, StandardCharsets.US_ASCII);
  }

  static short[] silence(double seconds) {
    return new short[(int) (seconds * RATE)];
  }

  static short[] tone(double seconds) {
    short[] samples = silence(seconds);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * 300 * i / RATE));
    }
    return samples;
  }

  /** One after the other, each followed by a pause. */
  static short[] joined(double pauseSeconds, short[]... parts) {
    int pause = (int) (pauseSeconds * RATE);
    int length = Arrays.stream(parts).mapToInt(part -> part.length + pause).sum();
    short[] all = new short[length];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length + pause;
    }
    return all;
  }

  /** A FLAC file of silence, hours of it in some kilobytes. */
  static byte[] flacOfSilence(double hours) {
    int rate = 8_000;
    int blocks = (int) Math.ceil(hours * 3600 * rate / FLAC_BLOCK);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(ascii("fLaC"));
    file.writeBytes(new byte[] {(byte) 0x80, 0, 0, 34});
    ByteBuffer info = ByteBuffer.allocate(34);
    info.putShort((short) FLAC_BLOCK).putShort((short) FLAC_BLOCK).position(10);
    info.putLong(((long) rate << 44) | (15L << 36) | (long) blocks * FLAC_BLOCK);
    file.writeBytes(info.array());
    for (int block = 0; block < blocks; block++) {
      file.writeBytes(flacFrame(block));
    }
    return file.toByteArray();
  }

  /** A frame of one constant subframe of value 0. */
  private static byte[] flacFrame(int number) {
    ByteBuffer frame = ByteBuffer.allocate(32);
    // Fixed block size given in 16 bits, 8 kHz; mono, 16 bits a sample.
    frame.putShort((short) 0xFFF8).put((byte) 0x74).put((byte) 0x08);
    frame.put(utf8(number)).putShort((short) (FLAC_BLOCK - 1));
    frame.put((byte) crc(frame.array(), frame.position(), 8, 0x07));
    frame.put((byte) 0).putShort((short) 0);
    frame.putShort((short) crc(frame.array(), frame.position(), 16, 0x8005));
    return Arrays.copyOf(frame.array(), frame.position());
  }

  private static byte[] utf8(int number) {
    return new String(Character.toChars(number)).getBytes(StandardCharsets.UTF_8);
  }

  private static int crc(byte[] bytes, int length, int bits, int polynomial) {
    int crc = 0;
    for (int i = 0; i < length; i++) {
      crc ^= (bytes[i] & 0xFF) << (bits - 8);
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1 << (bits - 1)) == 0 ? crc << 1 : (crc << 1) ^ polynomial;
      }
    }
    return crc & ((1 << bits) - 1);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
