package org.shrutik.audio;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.shrutik.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where recordings are decoded: the one ffmpeg of this node, and a folder for the samples between
 * the upload, which measures them, and the cutting, which needs them again. The folder is a cache:
 * what is missing is decoded anew. At most as many decodes run at once as there are processors.
 */
@ApplicationScoped
public class AudioWorkbench {
  private static final Logger LOG = LoggerFactory.getLogger(AudioWorkbench.class);
  private static final Duration WALL_TIME = Duration.ofMinutes(5);
  private static final Duration KEPT = Duration.ofDays(1);

  private final Semaphore slots =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
  private AudioDecoder decoder;
  private AudioEncoder encoder;
  private Path folder;

  @PostConstruct
  void start() {
    Ffmpeg ffmpeg = Ffmpeg.locate(Settings.FFMPEG_PATH.text());
    decoder = new AudioDecoder(ffmpeg);
    encoder = new AudioEncoder(ffmpeg);
    folder = Settings.DATA_DIR.asPath().resolve("work");
    LOG.info("ffmpeg {}", ffmpeg.version());
  }

  /** Makes sure that there is an ffmpeg; fails with a message that names the package. */
  public void check() {
    LOG.debug("ffmpeg is there: {}", decoder != null);
  }

  /** Where the samples of a recording are, if they are anywhere. */
  public Path samplesOf(String name) {
    return folder.resolve(name + ".pcm");
  }

  /**
   * Decodes an original to {@link #samplesOf}.
   *
   * @param maxSeconds the longest sound accepted
   */
  public DecodedAudio decode(Path original, String name, double maxSeconds)
      throws AudioException, IOException, InterruptedException {
    Files.createDirectories(folder);
    slots.acquire();
    try {
      return decoder.decode(
          original,
          samplesOf(name),
          new AudioDecoder.Limits(Duration.ofMillis(Math.round(maxSeconds * 1000)), WALL_TIME));
    } finally {
      slots.release();
    }
  }

  /** Encodes a WAV file of ours to {@code target}. */
  public void encode(Path wav, AudioEncoding encoding, Path target)
      throws IOException, InterruptedException {
    slots.acquire();
    try {
      encoder.encode(wav, encoding, target);
    } finally {
      slots.release();
    }
  }

  public void discard(String name) {
    try {
      Files.deleteIfExists(samplesOf(name));
    } catch (IOException e) {
      LOG.info("Samples {} could not be removed: {}", name, e.getMessage());
    }
  }

  /** Removes samples that nobody asked for in a day. */
  public void clean(Instant now) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(KEPT))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      LOG.info("The work folder could not be cleaned: {}", e.getMessage());
    }
  }
}
