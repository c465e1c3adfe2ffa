package org.shrutik.audio;

import com.github.kokorin.jaffree.LogLevel;
import com.github.kokorin.jaffree.ffmpeg.UrlInput;
import com.github.kokorin.jaffree.ffmpeg.UrlOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns an uploaded file into samples with one ffmpeg process.
 *
 * <p>The process is given the demuxer found from the bytes, may open files only (no network, and no
 * format that names other files is ever selected), has no standard input and one decoding thread,
 * and is limited in output, in wall time and in the size of a single allocation. It writes the
 * samples itself; nothing of them passes through this process. Thread-safe; blocks the caller, so
 * never call it inside a transaction.
 */
public final class AudioDecoder {

  private static final Logger LOG = LoggerFactory.getLogger(AudioDecoder.class);

  private static final Duration OVERRUN = Duration.ofSeconds(1);
  private static final String LARGEST_ALLOCATION = Long.toString(256L << 20);
  private static final double TOLERATED_SHARE = 0.02;
  private static final double TOLERATED_SECONDS = 0.1;

  /** Encoder delay and padding of an mp3, which some versions of ffmpeg count into the duration. */
  private static final double MP3_PADDING_SAMPLES = 3 * 1152.0;

  /** Tags and padding around the frames of an mp3 reach its decoder as packets without a header. */
  private static final int TOLERATED_MP3_PACKETS = 2;

  private static final String SEND_AGAIN = " Send the complete file again, or record it once more.";

  private final Ffmpeg ffmpeg;

  /** A decoder that runs the given ffmpeg. */
  public AudioDecoder(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * What one decode may take.
   *
   * @param longest longest sound accepted
   * @param wallTime longest time the process may run
   */
  public record Limits(Duration longest, Duration wallTime) {

    /** Rejects limits that are not positive. */
    public Limits {
      if (longest.toMillis() <= 0 || wallTime.toMillis() <= 0) {
        throw new IllegalArgumentException("limits must be positive");
      }
    }
  }

  /**
   * Decodes {@code original} to {@code pcmTarget}, which is replaced when it exists and removed
   * when anything fails.
   *
   * @throws UnsupportedAudioException when the bytes are not an accepted format or hold no audio
   * @throws DamagedAudioException when the file is cut short or damaged, or the wall time is up
   * @throws AudioTooLongException when there is more sound than {@code limits.longest()}
   * @throws IOException when a file or the process fails on our side
   * @throws InterruptedException when the thread is interrupted; the process is dead by then
   */
  public DecodedAudio decode(Path original, Path pcmTarget, Limits limits)
      throws AudioException, IOException, InterruptedException {
    AudioFormat format = AudioFormat.of(original).orElseThrow(AudioDecoder::notAudio);
    boolean complete = false;
    try {
      DecodedAudio decoded = run(original, format, pcmTarget, limits);
      complete = true;
      return decoded;
    } finally {
      if (!complete) {
        Files.deleteIfExists(pcmTarget);
      }
    }
  }

  private DecodedAudio run(Path original, AudioFormat format, Path pcmTarget, Limits limits)
      throws AudioException, IOException, InterruptedException {
    if (ContainerCheck.cutShort(original, format)) {
      throw damaged("The file ends before the end its header announces.");
    }
    FfmpegRun run = command(original, format, pcmTarget, limits);
    FfmpegRun.End end = run.run(limits.wallTime());
    FfmpegLog log = FfmpegLog.parse(run.lines());
    LOG.debug("ffmpeg {} ended {}: {}", ffmpeg.version(), end, run.lines());
    if (end == FfmpegRun.End.TIMED_OUT) {
      throw damaged(
          "Decoding the file took longer than %d seconds."
              .formatted(limits.wallTime().toSeconds()));
    }
    if (log.ownFault().isPresent()) {
      throw new IOException("ffmpeg could not write: " + log.ownFault().get());
    }
    String codec = codec(log, format);
    long samples = Files.exists(pcmTarget) ? Files.size(pcmTarget) / DecodedAudio.SAMPLE_BYTES : 0;
    DecodedAudio decoded =
        new DecodedAudio(
            pcmTarget, samples, format, codec, log.rate(), log.channels(), log.seconds());
    check(decoded, log, end, limits);
    return decoded;
  }

  private FfmpegRun command(Path original, AudioFormat format, Path pcmTarget, Limits limits) {
    Duration most = limits.longest().plus(OVERRUN);
    long mostBytes = most.toMillis() * DecodedAudio.SAMPLE_RATE / 1000 * DecodedAudio.SAMPLE_BYTES;
    FfmpegRun run = new FfmpegRun(ffmpeg.executable());
    run.setLogLevel(LogLevel.INFO).setOverwriteOutput(true);
    run.addArgument("-nostdin").addArgument("-hide_banner").addArgument("-nostats");
    run.addArguments("-max_alloc", LARGEST_ALLOCATION);
    run.addInput(
        UrlInput.fromUrl("file:" + original.toAbsolutePath())
            .setFormat(format.container())
            .addArguments("-protocol_whitelist", "file")
            .addArguments("-threads", "1"));
    run.addOutput(
        UrlOutput.toUrl("file:" + pcmTarget.toAbsolutePath())
            .addArguments("-map", "0:a:0")
            .addArgument("-vn")
            .addArgument("-sn")
            .addArgument("-dn")
            .addArguments("-ac", "1")
            .addArguments("-ar", Integer.toString(DecodedAudio.SAMPLE_RATE))
            .addArguments("-c:a", "pcm_s16le")
            .addArguments("-fs", Long.toString(mostBytes))
            .setDuration(most.toMillis())
            .setFormat("s16le"));
    return run;
  }

  private static String codec(FfmpegLog log, AudioFormat format) throws AudioException {
    Optional<String> codec = log.codec();
    if (codec.isEmpty()) {
      if (log.onlyOtherStreams()) {
        throw new UnsupportedAudioException(
            "The file holds no audio track. Send a recording of speech.");
      }
      throw damaged("The file begins like %s, but cannot be opened.".formatted(format.extension()));
    }
    if (!format.codecs().isEmpty() && !format.codecs().contains(codec.get())) {
      throw new UnsupportedAudioException(
          "The codec %s inside %s is not accepted here. Send wav, mp3, m4a, flac, webm or ogg."
              .formatted(codec.get(), format.extension()));
    }
    return codec.get();
  }

  private static void check(DecodedAudio decoded, FfmpegLog log, FfmpegRun.End end, Limits limits)
      throws AudioException {
    if (decoded.seconds() * 1000 > limits.longest().toMillis()) {
      throw new AudioTooLongException(limits.longest());
    }
    if (end != FfmpegRun.End.DONE || decoded.samples() == 0) {
      throw damaged("The file could not be decoded to its end.");
    }
    boolean mp3 = decoded.codec().equals("mp3");
    if (log.failedPackets() > (mp3 ? TOLERATED_MP3_PACKETS : 0)) {
      throw damaged(
          "The file is damaged: %d parts of it could not be decoded."
              .formatted(log.failedPackets()));
    }
    boolean checkedHere = decoded.format().container().equals("wav");
    if (log.brokenInput() && !checkedHere) {
      throw damaged("The file is damaged or cut short.");
    }
    double padding =
        mp3 && decoded.sourceRate() > 0 ? MP3_PADDING_SAMPLES / decoded.sourceRate() : 0;
    double claimed = log.seconds().orElse(0);
    double tolerance = Math.max(Math.max(TOLERATED_SECONDS, TOLERATED_SHARE * claimed), padding);
    if (claimed - decoded.seconds() > tolerance) {
      throw damaged(
          "The file is cut short: it announces %.1f seconds and holds %.1f."
              .formatted(claimed, decoded.seconds()));
    }
  }

  private static UnsupportedAudioException notAudio() {
    return new UnsupportedAudioException(
        "The file is not audio in an accepted format. Send wav, mp3, m4a, mp4, flac, webm, ogg, opus, aac, 3gp or amr.");
  }

  private static DamagedAudioException damaged(String reason) {
    return new DamagedAudioException(reason + SEND_AGAIN);
  }
}
