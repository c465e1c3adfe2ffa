package org.shrutik.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.shrutik.audio.SilenceDetector.Stretch;

/**
 * Plans the chunks of a recording from its stretches of speech.
 *
 * <p>The plan is the cheapest one, found by dynamic programming over the places where a cut is
 * possible. Such places are the pauses and, only inside a stretch longer than a chunk may be, the
 * quietest frame of each tenth of a second. A plan pays for every pause it leaves inside a chunk
 * (the square of its seconds, so that the longest are cut first), for every chunk (so that short
 * pauses are left alone), for chunks that are short, and dearly for a cut inside speech, the more
 * the louder the place. No chunk is longer than the limit, whatever it would save. Time grows with
 * the number of places times those within one chunk; the same input gives the same plan.
 *
 * <p>A chunk begins 50 ms before its speech and ends 50 ms after it; what lies between two chunks
 * belongs to none. A chunk below the shortest length is widened into the silence around it. At a
 * cut inside speech there is no margin.
 */
public final class ChunkCutter {

  private static final int MARGIN = 5;
  private static final int PLACE_EVERY = 10;
  private static final int QUIET_AROUND = 4;

  private static final double CHUNK_COST = 0.25;
  private static final double SHORT_COST = 5;
  private static final double SHORT_SECOND_COST = 10;
  private static final double TINY_COST = 10;
  private static final double SPEECH_CUT_COST = 20;

  private final Limits limits;

  /** A cutter for the given limits. */
  public ChunkCutter(Limits limits) {
    this.limits = limits;
  }

  /**
   * How long chunks are.
   *
   * @param shortestSeconds below this a chunk is widened, as far as there is silence around it
   * @param wantedSeconds chunks are at least this long where the speech allows
   * @param longestSeconds no chunk is longer, except one that is kept whole
   * @param wholeSeconds up to this a recording of one sentence stays whole
   */
  public record Limits(
      double shortestSeconds, double wantedSeconds, double longestSeconds, double wholeSeconds) {

    /** The limits of the product: 1, 2, 10 and 20 seconds. */
    public static final Limits STANDARD = new Limits(1, 2, 10, 20);

    /** Rejects limits that are not in order or leave no room for two chunks. */
    public Limits {
      if (!(shortestSeconds > 0
          && shortestSeconds <= wantedSeconds
          && 2 * wantedSeconds <= longestSeconds)) {
        throw new IllegalArgumentException(
            "chunk limits must be 0 < shortest <= wanted <= longest / 2");
      }
    }
  }

  /**
   * The chunks, in order, none overlapping another; empty when there is no speech.
   *
   * @param oneSentence whether the script is a single sentence, so that the recording stays whole
   *     if it is short enough
   */
  public List<ChunkSpan> cut(PcmProfile profile, List<Stretch> speech, boolean oneSentence) {
    if (speech.isEmpty()) {
      return List.of();
    }
    Stretch all = new Stretch(speech.get(0).start(), speech.get(speech.size() - 1).end());
    if (oneSentence && all.frames() <= frames(limits.wholeSeconds())) {
      return spans(List.of(new Piece(all.start(), all.end(), true, true, 0)), profile);
    }
    return spans(cheapest(pieces(profile, speech)), profile);
  }

  /**
   * Speech between two places where a cut is possible.
   *
   * @param afterPause whether it begins after a pause, else inside speech
   * @param beforePause whether it ends before a pause, else inside speech
   * @param cutCost what a cut at its beginning costs
   */
  private record Piece(
      int start, int end, boolean afterPause, boolean beforePause, double cutCost) {}

  private List<Piece> pieces(PcmProfile profile, List<Stretch> speech) {
    List<Piece> pieces = new ArrayList<>();
    for (Stretch stretch : speech) {
      if (stretch.frames() <= frames(limits.longestSeconds())) {
        pieces.add(new Piece(stretch.start(), stretch.end(), true, true, 0));
      } else {
        split(profile, stretch, pieces);
      }
    }
    return pieces;
  }

  private static void split(PcmProfile profile, Stretch stretch, List<Piece> pieces) {
    List<Integer> places = new ArrayList<>();
    List<Double> loudness = new ArrayList<>();
    for (int from = stretch.start() + PLACE_EVERY;
        from < stretch.end() - PLACE_EVERY;
        from += PLACE_EVERY) {
      int quietest = from;
      for (int frame = from;
          frame < Math.min(from + PLACE_EVERY, stretch.end() - PLACE_EVERY);
          frame++) {
        quietest =
            loudnessAround(profile, frame) < loudnessAround(profile, quietest) ? frame : quietest;
      }
      places.add(quietest);
      loudness.add(loudnessAround(profile, quietest));
    }
    double least = Collections.min(loudness);
    int start = stretch.start();
    double cost = 0;
    for (int i = 0; i < places.size(); i++) {
      pieces.add(new Piece(start, places.get(i), i == 0, false, cost));
      start = places.get(i);
      cost = SPEECH_CUT_COST + loudness.get(i) - least;
    }
    pieces.add(new Piece(start, stretch.end(), false, true, cost));
  }

  /**
   * Mean level in dB of a frame and those around it: a wide dip counts for more than a deep narrow
   * one.
   */
  private static double loudnessAround(PcmProfile profile, int frame) {
    double sum = 0;
    for (int i = frame - QUIET_AROUND; i <= frame + QUIET_AROUND; i++) {
      sum += profile.level(i);
    }
    return sum / (2 * QUIET_AROUND + 1);
  }

  /**
   * The pieces joined to chunks so that the whole costs least; of equal plans the one with earlier
   * cuts.
   */
  private List<Piece> cheapest(List<Piece> pieces) {
    double[] cost = new double[pieces.size() + 1];
    int[] first = new int[pieces.size() + 1];
    Arrays.fill(cost, 1, cost.length, Double.POSITIVE_INFINITY);
    for (int end = 1; end <= pieces.size(); end++) {
      double inside = 0;
      for (int begin = end - 1; begin >= 0; begin--) {
        int length = pieces.get(end - 1).end() - pieces.get(begin).start();
        if (length > frames(limits.longestSeconds())) {
          break;
        }
        double total = cost[begin] + pieces.get(begin).cutCost() + inside + lengthCost(length);
        if (total <= cost[end]) {
          cost[end] = total;
          first[end] = begin;
        }
        inside +=
            begin == 0 ? 0 : pauseCost(pieces.get(begin).start() - pieces.get(begin - 1).end());
      }
    }
    List<Piece> chunks = new ArrayList<>();
    for (int end = pieces.size(); end > 0; end = first[end]) {
      Piece from = pieces.get(first[end]);
      Piece to = pieces.get(end - 1);
      chunks.add(new Piece(from.start(), to.end(), from.afterPause(), to.beforePause(), 0));
    }
    Collections.reverse(chunks);
    return chunks;
  }

  private double lengthCost(int frames) {
    double seconds = frames * PcmProfile.FRAME_SECONDS;
    double cost = CHUNK_COST;
    if (seconds < limits.wantedSeconds()) {
      cost += SHORT_COST + SHORT_SECOND_COST * (limits.wantedSeconds() - seconds);
    }
    return seconds < limits.shortestSeconds() ? cost + TINY_COST : cost;
  }

  private static double pauseCost(int frames) {
    double seconds = frames * PcmProfile.FRAME_SECONDS;
    return seconds * seconds;
  }

  /** Adds the margins, widens what is too short, and turns frames into samples. */
  private List<ChunkSpan> spans(List<Piece> chunks, PcmProfile profile) {
    List<ChunkSpan> spans = new ArrayList<>();
    int free = 0;
    for (int i = 0; i < chunks.size(); i++) {
      Piece chunk = chunks.get(i);
      boolean last = i == chunks.size() - 1;
      int until =
          last ? profile.frames() : chunks.get(i + 1).start() - (chunk.beforePause() ? MARGIN : 0);
      int margin = margin(chunk);
      int start = chunk.afterPause() ? Math.max(free, chunk.start() - margin) : chunk.start();
      int end = chunk.beforePause() ? Math.min(until, chunk.end() + margin) : chunk.end();
      int missing = Math.max(0, frames(limits.shortestSeconds()) - (end - start));
      int after = Math.min(until - end, Math.max(missing - missing / 2, missing - (start - free)));
      int before = Math.min(start - free, missing - after);
      spans.add(
          new ChunkSpan(
              (long) (start - before) * PcmProfile.FRAME_SAMPLES,
              Math.min(profile.samples(), (long) (end + after) * PcmProfile.FRAME_SAMPLES)));
      free = end + after;
    }
    return spans;
  }

  /** The margin, smaller where it would make the longest chunk too long. */
  private int margin(Piece chunk) {
    int room = frames(limits.longestSeconds()) - (chunk.end() - chunk.start());
    return room < 0 ? MARGIN : Math.min(MARGIN, room / 2);
  }

  private static int frames(double seconds) {
    return (int) Math.round(seconds / PcmProfile.FRAME_SECONDS);
  }
}
