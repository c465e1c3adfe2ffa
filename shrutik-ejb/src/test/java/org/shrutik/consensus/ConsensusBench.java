package org.shrutik.consensus;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How many chunks are decided in a second of processor time, from verbatim texts to the whole
 * result: 7 transcriptions of 20 words, of which each voter gets about one in six wrong, with known
 * weights; and how long it takes to learn the weights of 20,000 such chunks. The time is that of
 * the whole process, collecting garbage included, so that what else runs on the machine counts
 * little.
 *
 * <pre>
 * mvn -q -pl shrutik-ejb test-compile exec:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=org.shrutik.consensus.ConsensusBench
 * </pre>
 */
public final class ConsensusBench {

  private static final int CHUNKS = 10_000;
  private static final int VOTERS = 7;
  private static final int WORDS = 20;
  private static final int WARM_UPS = 8;
  private static final int RUNS = 9;
  private static final int TO_LEARN = 20_000;
  private static final int LEARN_RUNS = 3;

  private static final String[] LATIN = {"bcdfghjklmnpqrstvwxyz", "aeiou"};
  private static final String[] BENGALI = {"কখগচজটডতদনপবমরলশসহয়", "ািীুেো"};

  private ConsensusBench() {}

  /** Prints the slowest, the middle and the fastest of several runs. */
  public static void main(String[] args) {
    measure("decide, Latin            ", chunks(LATIN, CHUNKS), LanguageRules.NONE);
    measure("decide, English rules    ", chunks(LATIN, CHUNKS), LanguageRules.of("en"));
    measure("decide, Bengali          ", chunks(BENGALI, CHUNKS), LanguageRules.NONE);
    measure("decide, Bengali rules    ", chunks(BENGALI, CHUNKS), LanguageRules.of("bn"));
    learn("learn all weights, Latin  ", chunks(LATIN, TO_LEARN));
    learn("learn all weights, Bengali", chunks(BENGALI, TO_LEARN));
  }

  private static void measure(String name, List<ChunkVotes> chunks, LanguageRules rules) {
    WeightedRover rover = new WeightedRover();
    double[] speeds = new double[RUNS];
    for (int run = -WARM_UPS; run < RUNS; run++) {
      long words = 0;
      long start = processorTime();
      for (ChunkVotes chunk : chunks) {
        words += rover.decide(chunk.votes(), rules).words().size();
      }
      speeds[Math.max(0, run)] = CHUNKS / ((processorTime() - start) / 1e9);
      if (words < CHUNKS) {
        throw new IllegalStateException("nothing decided");
      }
    }
    print(name + " chunks/s", speeds);
  }

  private static void learn(String name, List<ChunkVotes> chunks) {
    double[] seconds = new double[LEARN_RUNS];
    double[] processor = new double[LEARN_RUNS];
    for (int run = -1; run < LEARN_RUNS; run++) {
      long began = System.nanoTime();
      long start = processorTime();
      if (new ReliabilityLearner().learn(chunks).entries().isEmpty()) {
        throw new IllegalStateException("nothing learned");
      }
      processor[Math.max(0, run)] = (processorTime() - start) / 1e9;
      seconds[Math.max(0, run)] = (System.nanoTime() - began) / 1e9;
    }
    print(name + " s", seconds);
    print(name + " s of processor time", processor);
  }

  private static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void print(String name, double[] speeds) {
    Arrays.sort(speeds);
    System.out.printf(
        Locale.ROOT,
        "%s: min %,.2f  median %,.2f  max %,.2f%n",
        name,
        speeds[0],
        speeds[speeds.length / 2],
        speeds[speeds.length - 1]);
  }

  private static List<ChunkVotes> chunks(String[] letters, int count) {
    Random random = new Random(7);
    String[] lexicon = new String[3_000];
    for (int i = 0; i < lexicon.length; i++) {
      StringBuilder word = new StringBuilder();
      int length = 2 + random.nextInt(7);
      for (int at = 0; at < length; at++) {
        String some = letters[at % 2];
        word.append(some.charAt(random.nextInt(some.length())));
      }
      lexicon[i] = word.toString();
    }
    List<ChunkVotes> chunks = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      String[] said = new String[WORDS];
      Arrays.setAll(said, i -> lexicon[random.nextInt(lexicon.length)]);
      List<Vote> votes = new ArrayList<>();
      for (int v = 0; v < VOTERS; v++) {
        double weight = 0.5 + 3 * random.nextDouble();
        votes.add(new Vote(c % 100 * 10L + v, misheard(said, lexicon, random), weight));
      }
      chunks.add(new ChunkVotes(c, "any", votes));
    }
    return chunks;
  }

  private static String misheard(String[] said, String[] lexicon, Random random) {
    StringBuilder text = new StringBuilder();
    for (String word : said) {
      int fate = random.nextInt(32);
      if (fate == 0) {
        continue;
      }
      text.append(fate <= 3 ? lexicon[random.nextInt(lexicon.length)] : word).append(' ');
      if (fate == 4) {
        text.append(lexicon[random.nextInt(lexicon.length)]).append(' ');
      }
    }
    return text.toString().strip() + '.';
  }
}
