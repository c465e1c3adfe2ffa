package org.shrutik.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The ffmpeg of the tests. The one under test is that of {@code -Dshrutik.ffmpeg.path} or {@code
 * SHRUTIK_FFMPEG_PATH}, else of the PATH, else a static build that Maven fetched for tests only.
 * The static build is also the one that makes the fixtures, because it has every encoder. Where
 * none runs, tests fail with the message of {@link Ffmpeg#locate}.
 */
final class TestFfmpeg {

  private static final String STATIC_BUILD = "/ws/schild/jave/nativebin/ffmpeg-amd64";

  private static Ffmpeg underTest;
  private static Ffmpeg encoder;

  private TestFfmpeg() {}

  static synchronized Ffmpeg underTest() {
    if (underTest == null) {
      Optional<String> configured =
          Optional.ofNullable(
              System.getProperty("shrutik.ffmpeg.path", System.getenv("SHRUTIK_FFMPEG_PATH")));
      underTest = configured.isPresent() ? Ffmpeg.locate(configured) : onPathOrStatic();
    }
    return underTest;
  }

  private static Ffmpeg onPathOrStatic() {
    try {
      return Ffmpeg.locate(Optional.empty());
    } catch (FfmpegMissingException e) {
      return staticBuild();
    }
  }

  private static Ffmpeg staticBuild() {
    Path program = Path.of("target", "ffmpeg-for-tests", "ffmpeg").toAbsolutePath();
    try (InputStream in = TestFfmpeg.class.getResourceAsStream(STATIC_BUILD)) {
      if (in != null && !Files.exists(program)) {
        Files.createDirectories(program.getParent());
        Path fresh = Files.createTempFile(program.getParent(), "ffmpeg", ".new");
        Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(fresh, program, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Ffmpeg.locate(Optional.of(program.toString()));
  }

  private static synchronized Ffmpeg encoder() {
    if (encoder == null) {
      try {
        encoder = staticBuild();
      } catch (FfmpegMissingException e) {
        encoder = underTest();
      }
    }
    return encoder;
  }

  /** Encodes samples to {@code target}, whose name tells the container. */
  static Path encode(short[] samples, Path target, String... options)
      throws IOException, InterruptedException {
    Path pcm = Files.createTempFile(target.getParent(), "samples", ".pcm");
    writePcm(samples, pcm);
    List<String> command =
        new ArrayList<>(List.of("-f", "s16le", "-ar", "16000", "-ac", "1", "-i", pcm.toString()));
    command.addAll(List.of(options));
    command.add(target.toString());
    run(command);
    Files.delete(pcm);
    return target;
  }

  /** Runs the encoder with free options. */
  static void run(List<String> options) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(encoder().executable().toString(), "-nostdin", "-v", "error", "-y"));
    command.addAll(options);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ffmpeg ends").isTrue();
    assertThat(process.exitValue()).as(output).isZero();
  }

  /** A clip of real speech from the test resources, as samples. */
  static short[] clip(String name, Path folder)
      throws IOException, InterruptedException, AudioException {
    Path file = folder.resolve(name);
    try (InputStream in = TestFfmpeg.class.getResourceAsStream("/audio/" + name)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    AudioDecoder.Limits limits =
        new AudioDecoder.Limits(Duration.ofMinutes(1), Duration.ofMinutes(1));
    return readPcm(
        new AudioDecoder(underTest()).decode(file, folder.resolve(name + ".pcm"), limits).pcm());
  }

  static void writePcm(short[] samples, Path target) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    Files.write(target, bytes.array());
  }

  static short[] readPcm(Path pcm) throws IOException {
    byte[] bytes = Files.readAllBytes(pcm);
    short[] samples = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }
}
