package org.shrutik.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.shrutik.audio.SilenceDetector.Stretch;

/**
 * How fast and in how much memory a recording is decoded, measured, cut and written: the whole
 * library call, ffmpeg included. Not a test; run {@code main} pinned to one core (the command is in
 * the benchmarks of the documentation).
 */
public final class AudioBench {

  private static final int ROUNDS = 9;
  private static final AudioDecoder.Limits LIMITS =
      new AudioDecoder.Limits(Duration.ofHours(3), Duration.ofMinutes(10));

  private AudioBench() {}

  /** Runs all; an argument names the ffmpeg to use. */
  public static void main(String[] arguments) throws Exception {
    Ffmpeg ffmpeg = Ffmpeg.locate(Stream.of(arguments).findFirst());
    Path folder = Files.createTempDirectory("audio-bench");
    try {
      short[] speech = SyntheticSpeech.halfSilent(1, 600).withNoise(30);
      Path wav = TestFfmpeg.encode(speech, folder.resolve("ten.wav"), "-ar", "44100");
      Path flac = TestFfmpeg.encode(speech, folder.resolve("ten.flac"), "-ar", "44100");
      System.out.printf(
          "ffmpeg %s, Java %s, %d processor(s)%n",
          ffmpeg.version(), Runtime.version(), Runtime.getRuntime().availableProcessors());
      ratios(ffmpeg, wav, folder);
      ratios(ffmpeg, flac, folder);
      memory(ffmpeg, speech, folder);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static void ratios(Ffmpeg ffmpeg, Path file, Path folder) throws Exception {
    List<Double> byClock = new ArrayList<>();
    List<Double> byProcessor = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      double processor = processorSeconds();
      long start = System.nanoTime();
      double seconds = decodeAndCut(ffmpeg, file, folder);
      byClock.add(seconds / ((System.nanoTime() - start) / 1e9));
      byProcessor.add(seconds / (processorSeconds() - processor));
    }
    print(file.getFileName() + ", by the clock", byClock);
    print(file.getFileName() + ", by processor time", byProcessor);
  }

  private static void print(String what, List<Double> ratios) {
    double first = ratios.get(0);
    ratios.sort(Comparator.naturalOrder());
    System.out.printf(
        "%s: times real time: first (cold) %.0f, min %.0f, median %.0f, max %.0f%n",
        what, first, ratios.get(0), ratios.get(ROUNDS / 2), ratios.get(ROUNDS - 1));
  }

  /** Time that this process and its ended children had a processor, in steps of 10 ms. */
  private static double processorSeconds() throws IOException {
    String[] fields =
        Files.readString(Path.of("/proc/self/stat")).replaceFirst(".*\\) ", "").split(" ", -1);
    long ticks = 0;
    for (int field = 11; field <= 14; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks / 100.0;
  }

  private static double decodeAndCut(Ffmpeg ffmpeg, Path file, Path folder) throws Exception {
    Path pcm = folder.resolve("decoded.pcm");
    DecodedAudio decoded = new AudioDecoder(ffmpeg).decode(file, pcm, LIMITS);
    PcmProfile profile = PcmProfile.read(decoded.pcm());
    List<Stretch> speech = SilenceDetector.speech(profile);
    AudioMeasurements measured = AudioMeasurements.of(profile, speech);
    int number = 0;
    for (ChunkSpan span :
        new ChunkCutter(ChunkCutter.Limits.STANDARD).cut(profile, speech, false)) {
      WavFile.write(pcm, span, folder.resolve("chunk-%d.wav".formatted(number)));
      number++;
    }
    if (measured.silent()) {
      throw new IllegalStateException("the speech was not heard");
    }
    return decoded.seconds();
  }

  /**
   * Resident memory of this process and its children, sampled while two hours are decoded and cut.
   */
  private static void memory(Ffmpeg ffmpeg, short[] speech, Path folder) throws Exception {
    Path raw = folder.resolve("two-hours.pcm");
    ByteBuffer bytes = ByteBuffer.allocate(speech.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(speech);
    try (FileChannel channel =
        FileChannel.open(raw, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int i = 0; i < 12; i++) {
        channel.write(bytes.rewind());
      }
    }
    Path flac = folder.resolve("two-hours.flac");
    TestFfmpeg.run(
        List.of("-f", "s16le", "-ar", "16000", "-ac", "1", "-i", raw.toString(), flac.toString()));
    Files.delete(raw);
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName(),
                ffmpeg.executable().toString(),
                flac.toString(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = process.inputReader()) {
      output.lines().forEach(System.out::println);
    }
    process.waitFor();
  }

  /** A small JVM of its own, because that of the benchmark holds the sound itself. */
  static final class Worker {

    private Worker() {}

    /** Arguments: ffmpeg, file, folder. */
    public static void main(String[] arguments) throws Exception {
      Ffmpeg ffmpeg = Ffmpeg.locate(Optional.of(arguments[0]));
      Path folder = Path.of(arguments[2]);
      decodeAndCut(ffmpeg, Path.of(arguments[1]).resolveSibling("ten.flac"), folder);
      System.gc();
      long idle = residentKilobytes(ProcessHandle.current());
      PeakMemory peak = new PeakMemory();
      Thread watch = new Thread(peak);
      watch.setDaemon(true);
      watch.start();
      double seconds = decodeAndCut(ffmpeg, Path.of(arguments[1]), folder);
      peak.done = true;
      watch.join();
      System.out.printf(
          "%.0f s: resident idle %d MB, at most %d MB in Java and %d MB in ffmpeg: %d MB over idle in all%n",
          seconds, idle >> 10, peak.own >> 10, peak.children >> 10, (peak.both - idle) >> 10);
    }
  }

  private static final class PeakMemory implements Runnable {
    private static final long SAMPLE_NANOS = 10_000_000;

    private volatile boolean done;
    private long own;
    private long children;
    private long both;

    @Override
    public void run() {
      while (!done) {
        long mine = residentKilobytes(ProcessHandle.current());
        long theirs =
            ProcessHandle.current().descendants().mapToLong(AudioBench::residentKilobytes).sum();
        own = Math.max(own, mine);
        children = Math.max(children, theirs);
        both = Math.max(both, mine + theirs);
        LockSupport.parkNanos(SAMPLE_NANOS);
      }
    }
  }

  private static long residentKilobytes(ProcessHandle process) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }
}
