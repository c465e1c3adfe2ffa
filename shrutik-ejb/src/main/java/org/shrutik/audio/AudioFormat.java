package org.shrutik.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What a file is, judged from its first bytes and never from its name or from what a client says.
 *
 * @param container the name ffmpeg gives to its demuxer; it is forced, so that ffmpeg itself never
 *     guesses
 * @param mimeType type to serve the original with
 * @param extension usual ending of the file's name, without a dot
 * @param codecs the codecs accepted inside; empty when any that ffmpeg knows is
 */
public record AudioFormat(String container, String mimeType, String extension, Set<String> codecs) {

  /** How many bytes from the start of a file {@link #sniff} can make use of. */
  public static final int HEAD_BYTES = 64 * 1024;

  private static final AudioFormat WAV = new AudioFormat("wav", "audio/wav", "wav", Set.of());
  private static final AudioFormat MP3 = new AudioFormat("mp3", "audio/mpeg", "mp3", Set.of("mp3"));
  private static final AudioFormat AAC = new AudioFormat("aac", "audio/aac", "aac", Set.of("aac"));
  private static final AudioFormat FLAC =
      new AudioFormat("flac", "audio/flac", "flac", Set.of("flac"));
  private static final AudioFormat AMR =
      new AudioFormat("amr", "audio/amr", "amr", Set.of("amr_nb", "amr_wb"));
  private static final AudioFormat OGG =
      new AudioFormat("ogg", "audio/ogg", "ogg", Set.of("vorbis", "opus", "flac", "speex"));
  private static final AudioFormat WEBM =
      new AudioFormat("matroska", "audio/webm", "webm", Set.of());
  private static final AudioFormat MATROSKA =
      new AudioFormat("matroska", "audio/x-matroska", "mka", Set.of());
  private static final AudioFormat M4A = new AudioFormat("mov", "audio/mp4", "m4a", Set.of());
  private static final AudioFormat MP4 = new AudioFormat("mov", "audio/mp4", "mp4", Set.of());
  private static final AudioFormat THREE_GP = new AudioFormat("mov", "audio/3gpp", "3gp", Set.of());

  private static final Set<String> PICTURE_BRANDS =
      Set.of("heic", "heix", "heif", "mif1", "msf1", "avif", "avis");
  private static final int[] MP3_KBITS_V1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] MP3_KBITS_V2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };
  private static final int[] MP3_RATES_V1 = {44100, 48000, 32000};

  /** The format of a file; empty when it is none of the accepted ones. */
  public static Optional<AudioFormat> of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD_BYTES);
      int tag = id3Length(head, 0);
      if (tag == 0 || tag + 10 <= head.length) {
        return sniff(head);
      }
      in.skipNBytes(Math.min(tag, Files.size(file)) - head.length);
      return frames(in.readNBytes(HEAD_BYTES), 0);
    }
  }

  /** The format of a file that begins with {@code head} (at best {@link #HEAD_BYTES} of it). */
  public static Optional<AudioFormat> sniff(byte[] head) {
    if (text(head, 0, "RIFF") || text(head, 0, "RF64") || text(head, 0, "BW64")) {
      return text(head, 8, "WAVE") ? Optional.of(WAV) : Optional.empty();
    }
    if (text(head, 0, "OggS")) {
      return Optional.of(OGG);
    }
    if (text(head, 0, "#!AMR\n") || text(head, 0, "#!AMR-WB\n")) {
      return Optional.of(AMR);
    }
    if (text(head, 4, "ftyp")) {
      return isoBrand(head);
    }
    if (head.length >= 4 && integer(head, 0) == 0x1A45DFA3) {
      String start = new String(head, 0, Math.min(head.length, 64), StandardCharsets.ISO_8859_1);
      return Optional.of(start.contains("webm") ? WEBM : MATROSKA);
    }
    return frames(head, id3Length(head, 0));
  }

  private static Optional<AudioFormat> isoBrand(byte[] head) {
    if (head.length < 12) {
      return Optional.empty();
    }
    String brand = new String(head, 8, 4, StandardCharsets.ISO_8859_1);
    if (PICTURE_BRANDS.contains(brand)) {
      return Optional.empty();
    }
    if (brand.startsWith("3g")) {
      return Optional.of(THREE_GP);
    }
    return Optional.of(brand.startsWith("M4A") || brand.startsWith("M4B") ? M4A : MP4);
  }

  /** The formats without a header of their own, which may follow an ID3 tag and some padding. */
  private static Optional<AudioFormat> frames(byte[] head, int from) {
    int at = from;
    while (at > 0 && at < head.length && head[at] == 0) {
      at++;
    }
    if (text(head, at, "fLaC")) {
      return Optional.of(FLAC);
    }
    if (followedByItself(head, at, AudioFormat::mp3FrameLength)) {
      return Optional.of(MP3);
    }
    return followedByItself(head, at, AudioFormat::adtsFrameLength)
        ? Optional.of(AAC)
        : Optional.empty();
  }

  private interface FrameLength {
    /** Length in bytes of the frame that begins at {@code at}, 0 when none does. */
    int at(byte[] head, int at);
  }

  /**
   * Two bytes of a frame's start are too weak a sign: a second frame (or the end of the file) must
   * follow.
   */
  private static boolean followedByItself(byte[] head, int at, FrameLength frame) {
    int length = frame.at(head, at);
    if (length == 0) {
      return false;
    }
    int next = at + length;
    return next == head.length || (next < head.length && frame.at(head, next) > 0);
  }

  private static int mp3FrameLength(byte[] head, int at) {
    if (at + 4 > head.length) {
      return 0;
    }
    int header = integer(head, at);
    int version = (header >>> 19) & 3;
    int layer = (header >>> 17) & 3;
    int bitrate = (header >>> 12) & 15;
    int rate = (header >>> 10) & 3;
    if ((header >>> 21) != 0x7FF
        || version == 1
        || layer != 1
        || bitrate == 0
        || bitrate == 15
        || rate == 3) {
      return 0;
    }
    boolean first = version == 3;
    int hertz = MP3_RATES_V1[rate] >> (first ? 0 : version == 2 ? 1 : 2);
    int kbits = (first ? MP3_KBITS_V1 : MP3_KBITS_V2)[bitrate];
    return (first ? 144 : 72) * kbits * 1000 / hertz + ((header >>> 9) & 1);
  }

  private static int adtsFrameLength(byte[] head, int at) {
    if (at + 7 > head.length || (integer(head, at) >>> 20) != 0xFFF || (head[at + 1] & 0x06) != 0) {
      return 0;
    }
    int length = (head[at + 3] & 3) << 11 | (head[at + 4] & 0xFF) << 3 | (head[at + 5] & 0xFF) >> 5;
    boolean knownRate = ((head[at + 2] >> 2) & 15) < 13;
    return knownRate && length > 7 ? length : 0;
  }

  /** Length of the ID3 version 2 tag at {@code at}, 0 when there is none. */
  private static int id3Length(byte[] head, int at) {
    if (!text(head, at, "ID3") || at + 10 > head.length) {
      return 0;
    }
    int size = 0;
    for (byte part : Arrays.copyOfRange(head, at + 6, at + 10)) {
      size = size << 7 | (part & 0x7F);
    }
    boolean footer = (head[at + 5] & 0x10) != 0;
    return 10 + size + (footer ? 10 : 0);
  }

  private static boolean text(byte[] head, int at, String expected) {
    byte[] bytes = expected.getBytes(StandardCharsets.ISO_8859_1);
    return at + bytes.length <= head.length
        && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
  }

  private static int integer(byte[] head, int at) {
    return (head[at] & 0xFF) << 24
        | (head[at + 1] & 0xFF) << 16
        | (head[at + 2] & 0xFF) << 8
        | (head[at + 3] & 0xFF);
  }
}
