package org.shrutik.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioDecoderTest {

  private static final AudioDecoder.Limits MINUTE =
      new AudioDecoder.Limits(Duration.ofSeconds(60), Duration.ofSeconds(60));
  private static final short[] SPEECH =
      new SyntheticSpeech(1).silence(0.5).sentence(3).silence(0.5).samples();

  @TempDir private Path folder;
  private AudioDecoder decoder;
  private Path pcm;

  @BeforeEach
  void makeDecoder() {
    decoder = new AudioDecoder(TestFfmpeg.underTest());
    pcm = folder.resolve("decoded.pcm");
  }

  private DecodedAudio decode(Path file) throws Exception {
    return decoder.decode(file, pcm, MINUTE);
  }

  private Path encode(String name, String options) throws IOException, InterruptedException {
    return TestFfmpeg.encode(
        SPEECH, folder.resolve(name), options.isEmpty() ? new String[0] : options.split(" "));
  }

  @ParameterizedTest
  @Tag("A32")
  @CsvSource({
    "a.wav, '', wav, pcm_s16le, 16000, 1",
    "b.wav, -ar 44100 -ac 2, wav, pcm_s16le, 44100, 2",
    "c.wav, -c:a pcm_s24le -ar 48000 -ac 6, wav, pcm_s24le, 48000, 6",
    "d.wav, -c:a adpcm_ms, wav, adpcm_ms, 16000, 1",
    "a.mp3, -c:a libmp3lame -ar 44100, mp3, mp3, 44100, 1",
    "b.mp3, -c:a libmp3lame -id3v2_version 0 -write_xing 0, mp3, mp3, 16000, 1",
    "a.m4a, -c:a aac -ar 44100 -ac 2, m4a, aac, 44100, 2",
    "a.mp4, -c:a aac -movflags frag_keyframe+empty_moov, mp4, aac, 16000, 1",
    "a.flac, -ar 22050, flac, flac, 22050, 1",
    "a.webm, -c:a libopus, webm, opus, 48000, 1",
    "live.webm, -c:a libopus -live 1, webm, opus, 48000, 1",
    "a.mka, -c:a flac, mka, flac, 16000, 1",
    "a.ogg, -c:a libvorbis, ogg, vorbis, 16000, 1",
    "a.opus, -c:a libopus, ogg, opus, 48000, 1",
    "b.ogg, -c:a flac, ogg, flac, 16000, 1",
    "a.spx, -c:a libspeex, ogg, speex, 16000, 1",
    "a.3gp, -c:a libopencore_amrnb -ar 8000, 3gp, amr_nb, 8000, 1",
    "a.amr, -c:a libopencore_amrnb -ar 8000, amr, amr_nb, 8000, 1",
    "a.aac, -c:a aac, aac, aac, 16000, 1"
  })
  void decodesEveryAcceptedFormat(
      String name, String options, String extension, String codec, int rate, int channels)
      throws Exception {
    DecodedAudio decoded = decode(encode(name, options));

    assertThat(decoded.format().extension()).isEqualTo(extension);
    assertThat(decoded.codec()).isEqualTo(codec);
    assertThat(decoded.sourceRate()).isEqualTo(rate);
    assertThat(decoded.sourceChannels()).isEqualTo(channels);
    assertThat(decoded.seconds()).isCloseTo(SPEECH.length / 16_000.0, within(0.15));
    assertThat(Files.size(pcm)).isEqualTo(decoded.samples() * 2);
    assertThat(SilenceDetector.speech(PcmProfile.read(pcm))).hasSize(1);
  }

  @Test
  void givesBackTheSamplesOfAPlainWav() throws Exception {
    decode(encode("plain.wav", ""));

    assertThat(TestFfmpeg.readPcm(pcm)).isEqualTo(SPEECH);
  }

  @Test
  @Tag("A35")
  void findsTheFormatFromTheBytesWhateverTheName() throws Exception {
    Path misnamed = Files.move(encode("a.flac", ""), folder.resolve("speech.mp3"));

    assertThat(decode(misnamed).format().mimeType()).isEqualTo("audio/flac");
  }

  @Test
  void decodesAnMp3WithTagsAtBothEnds() throws Exception {
    byte[] plain = Files.readAllBytes(encode("a.mp3", "-c:a libmp3lame -id3v2_version 0"));
    byte[] front = new byte[100_010];
    System.arraycopy("ID3\4\0\0\0\6\15\40".getBytes(StandardCharsets.ISO_8859_1), 0, front, 0, 10);
    byte[] back = Arrays.copyOf("TAG".getBytes(StandardCharsets.ISO_8859_1), 128);
    Path file = write("tagged.mp3", front, plain, back);

    assertThat(decode(file).seconds()).isCloseTo(SPEECH.length / 16_000.0, within(0.15));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0xFFFFFFFFL})
  void decodesAWavThatWasStreamedAndNamesNoSize(long size) throws Exception {
    byte[] wav = Files.readAllBytes(encode("a.wav", "-bitexact"));
    ByteBuffer.wrap(wav)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(4, (int) size)
        .putInt(40, (int) size);

    assertThat(decode(write("streamed.wav", wav)).samples()).isEqualTo(SPEECH.length);
  }

  @Test
  void decodesTheSoundOfAVideo() throws Exception {
    Path sound = encode("a.wav", "");
    Path video = folder.resolve("video.mp4");
    TestFfmpeg.run(
        List.of(
            "-f",
            "lavfi",
            "-i",
            "color=size=64x64:rate=5:duration=4",
            "-i",
            sound.toString(),
            video.toString()));

    assertThat(decode(video).codec()).isEqualTo("aac");
  }

  @Test
  void refusesAVideoWithoutSound() throws Exception {
    Path video = folder.resolve("video.mp4");
    TestFfmpeg.run(
        List.of("-f", "lavfi", "-i", "color=size=64x64:rate=5:duration=4", video.toString()));

    assertUnsupported(video);
  }

  @ParameterizedTest
  @ValueSource(strings = {"avi", "mpegts", "aiff", "au", "s16le", "image2", "caf", "flv"})
  void refusesWhatIsNotAccepted(String muxer) throws Exception {
    Path file = folder.resolve("renamed.wav");
    if (muxer.equals("image2")) {
      TestFfmpeg.run(
          List.of(
              "-f",
              "lavfi",
              "-i",
              "color=size=64x64",
              "-frames:v",
              "1",
              "-c:v",
              "png",
              "-f",
              muxer,
              file.toString()));
    } else {
      encode("renamed.wav", muxer.equals("flv") ? "-ar 44100 -f flv" : "-f " + muxer);
    }

    assertUnsupported(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This is no sound at all, only text renamed to .wav, and quite a lot of it.",
        "#EXTM3U\n#EXTINF:10,\n/etc/passwd\nhttp://127.0.0.1/secret.wav\n",
        "ffconcat version 1.0\nfile '/etc/passwd'\n",
        "1\n00:00:00,000 --> 00:00:02,000\nsubtitle\n",
        "WEBVTT\n\n00:00.000 --> 00:02.000\nsubtitle\n",
        "[playlist]\nFile1=/etc/passwd\n",
        "RIFF0000AVI LIST",
        "RIFF",
        "ID3\4\0\0\0\0\0\0",
        "ID3",
        "",
        "\0\0\0\0",
        "\0\0\0\34ftypheic\0\0\0\0mif1heic",
        "\0\0\0\10ftyp"
      })
  void refusesTextRenamedAndPlaylistsAndScraps(String content) throws Exception {
    assertUnsupported(write("speech.wav", content.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void refusesAZip() throws Exception {
    Path zip = folder.resolve("speech.wav");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("speech.wav"));
      out.write(new byte[5_000]);
    }

    assertUnsupported(zip);
  }

  @Test
  void refusesNoiseThatBeginsLikeAnMp3Frame() throws Exception {
    byte[] bytes = new byte[50_000];
    new Random(1).nextBytes(bytes);
    bytes[0] = (byte) 0xFF;
    bytes[1] = (byte) 0xFB;
    bytes[2] = (byte) 0x90;

    assertUnsupported(write("noise.mp3", bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "a.wav, ''",
    "a.mp3, -c:a libmp3lame",
    "a.m4a, -c:a aac",
    "fast.m4a, -c:a aac -movflags +faststart",
    "frag.mp4, -c:a aac -movflags frag_keyframe+empty_moov",
    "a.flac, ''",
    "a.webm, -c:a libopus",
    "a.ogg, -c:a libvorbis",
    "a.opus, -c:a libopus",
    "a.aac, -c:a aac",
    "a.amr, -c:a libopencore_amrnb -ar 8000"
  })
  void noticesAFileThatIsCutShort(String name, String options) throws Exception {
    byte[] whole = Files.readAllBytes(encode(name, options));
    Path half = write("half-" + name, Arrays.copyOf(whole, whole.length * 6 / 10 + 1));

    assertThatThrownBy(() -> decode(half))
        .isInstanceOf(DamagedAudioException.class)
        .hasMessageEndingWith("Send the complete file again, or record it once more.")
        .message()
        .doesNotContain(folder.toString());
    assertThat(pcm).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"a.flac, ''", "a.m4a, -c:a aac", "a.mp3, -c:a libmp3lame", "a.opus, -c:a libopus"})
  void noticesAFileThatIsDamagedInside(String name, String options) throws Exception {
    byte[] bytes = Files.readAllBytes(encode(name, options));
    byte[] rubbish = new byte[bytes.length / 5];
    new Random(2).nextBytes(rubbish);
    System.arraycopy(rubbish, 0, bytes, bytes.length / 3, rubbish.length);

    assertThatThrownBy(() -> decode(write("bad-" + name, bytes)))
        .isInstanceOf(DamagedAudioException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RIFF\44\0\0\0WAVEfmt ",
        "OggS\0\2",
        "#!AMR\n",
        "fLaC",
        "\0\0\0\20ftypM4A \0\0\0\0"
      })
  void noticesAFileThatIsOnlyABeginning(String content) throws Exception {
    assertThatThrownBy(() -> decode(write("start", content.getBytes(StandardCharsets.ISO_8859_1))))
        .isInstanceOf(DamagedAudioException.class);
    assertThat(pcm).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"a.flac, ''", "a.mp3, -c:a libmp3lame"})
  void stopsASmallFileThatDecodesToHours(String name, String options) throws Exception {
    Path small = folder.resolve("hours-" + name);
    String command =
        "-f lavfi -i anullsrc=r=16000:cl=mono -t 7200 "
            + options
            + (options.isEmpty() ? "" : " ")
            + small;
    TestFfmpeg.run(List.of(command.split(" ")));
    AudioDecoder.Limits limits =
        new AudioDecoder.Limits(Duration.ofSeconds(5), Duration.ofSeconds(60));

    assertThatThrownBy(() -> decoder.decode(small, pcm, limits))
        .isInstanceOfSatisfying(
            AudioTooLongException.class,
            e -> assertThat(e.limit()).isEqualTo(Duration.ofSeconds(5)))
        .hasMessageContaining("5 seconds");
    assertThat(pcm).doesNotExist();
  }

  @Test
  void acceptsExactlyTheLongestDuration() throws Exception {
    Path file = encode("a.wav", "");
    AudioDecoder.Limits exact =
        new AudioDecoder.Limits(Duration.ofMillis(SPEECH.length / 16 + 1), Duration.ofSeconds(60));
    AudioDecoder.Limits less =
        new AudioDecoder.Limits(exact.longest().minusMillis(2), Duration.ofSeconds(60));

    assertThat(decoder.decode(file, pcm, exact).samples()).isEqualTo(SPEECH.length);
    assertThatThrownBy(() -> decoder.decode(file, pcm, less))
        .isInstanceOf(AudioTooLongException.class);
  }

  @Test
  void killsADecodeThatTakesTooLong() throws Exception {
    AudioDecoder.Limits limits =
        new AudioDecoder.Limits(Duration.ofHours(1), Duration.ofMillis(300));
    AudioDecoder endless = new AudioDecoder(endlessFfmpeg());

    assertThatThrownBy(() -> endless.decode(encode("a.wav", ""), pcm, limits))
        .isInstanceOf(DamagedAudioException.class)
        .hasMessageContaining("took longer");
    assertThat(children()).isEmpty();
  }

  @Test
  void killsTheProcessWhenTheCallerIsInterrupted() throws Exception {
    AudioDecoder endless = new AudioDecoder(endlessFfmpeg());
    Path file = encode("a.wav", "");
    AtomicReference<Exception> failure = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                endless.decode(file, pcm, MINUTE);
              } catch (Exception e) {
                failure.set(e);
              }
            });
    caller.start();
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (children().isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(children()).isNotEmpty();

    caller.interrupt();
    caller.join(20_000);

    assertThat(failure.get()).isInstanceOf(InterruptedException.class);
    assertThat(children()).isEmpty();
  }

  @Test
  void blamesTheServerAndNotTheFileWhenItCannotWrite() throws Exception {
    Path nowhere = folder.resolve("missing").resolve("decoded.pcm");
    Path file = encode("a.wav", "");

    assertThatThrownBy(() -> decoder.decode(file, nowhere, MINUTE)).isInstanceOf(IOException.class);
  }

  @Test
  void refusesLimitsThatAreNone() {
    assertThatThrownBy(() -> new AudioDecoder.Limits(Duration.ZERO, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AudioDecoder.Limits(Duration.ofSeconds(1), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void measuresASilentFileAsSilent() throws Exception {
    Path file = TestFfmpeg.encode(new short[32_000], folder.resolve("silent.flac"));

    PcmProfile profile = PcmProfile.read(decode(file).pcm());

    assertThat(AudioMeasurements.of(profile, SilenceDetector.speech(profile)).silent()).isTrue();
  }

  private void assertUnsupported(Path file) {
    assertThatThrownBy(() -> decode(file))
        .isInstanceOf(UnsupportedAudioException.class)
        .message()
        .doesNotContain(folder.toString())
        .doesNotContain("/etc");
    assertThat(pcm).doesNotExist();
  }

  /** A program that never ends and cannot be asked to. */
  private Ffmpeg endlessFfmpeg() throws IOException {
    Path script = folder.resolve("ffmpeg");
    Files.writeString(script, "#!/bin/sh\nexec tail -f /dev/null\n");
    Files.setPosixFilePermissions(
        script, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    return new Ffmpeg(script, "endless");
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  private Path write(String name, byte[]... parts) throws IOException {
    Path file = folder.resolve(name);
    try (var out = Files.newOutputStream(file)) {
      for (byte[] part : parts) {
        out.write(part);
      }
    }
    return file;
  }
}
