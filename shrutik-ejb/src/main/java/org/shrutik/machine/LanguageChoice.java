package org.shrutik.machine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shrutik.ShrutikException;
import org.shrutik.audio.DecodedAudio;
import org.shrutik.recogniser.InstalledModel;
import org.shrutik.recogniser.Recognisers;
import org.shrutik.recogniser.RecognitionException;
import org.shrutik.recogniser.RecognitionWatch;
import org.shrutik.recogniser.Segment;
import org.shrutik.recogniser.SpeechModel;
import org.shrutik.recogniser.VoicedSpan;
import org.shrutik.recogniser.Word;

/**
 * Chooses the model of a job. Where several languages are possible, the beginning is recognised
 * with a model of each, and the one that is surest of its words wins. That compares installed
 * languages only: speech in any other is given to one of them too.
 */
@ApplicationScoped
public class LanguageChoice {
  /** So much speech is listened to, in seconds. */
  private static final long SAMPLE_SECONDS = 20;

  /** How much surer is much surer: a difference of a tenth in mean confidence makes e to one. */
  private static final double TEMPERATURE = 0.1;

  @Inject private Recognisers recognisers;

  /**
   * What was chosen.
   *
   * @param probability of the language among those that are installed; null where it was given
   */
  public record Chosen(SpeechModel model, Double probability) {}

  /**
   * A model that was tried.
   *
   * @throws ShrutikException VALIDATION_ERROR when no usable one is installed
   */
  public Chosen choose(
      String name, String language, Path samples, List<VoicedSpan> spans, RecognitionWatch watch)
      throws RecognitionException, InterruptedException {
    List<SpeechModel> ready = new ArrayList<>();
    String fault = null;
    for (InstalledModel candidate : recognisers.candidates(name, language)) {
      InstalledModel tried = recognisers.tried(candidate);
      if (tried.state() == InstalledModel.State.READY) {
        SpeechModel model = tried.model().orElseThrow();
        if (ready.stream().noneMatch(r -> r.language().equals(model.language()))) {
          ready.add(model);
        }
      } else {
        fault = tried.reason();
      }
    }
    if (ready.isEmpty()) {
      throw ShrutikException.invalid("model", "cannot be used: " + fault);
    }
    if (ready.size() == 1) {
      return new Chosen(ready.get(0), null);
    }
    return surest(ready, samples, beginning(spans), watch);
  }

  private Chosen surest(
      List<SpeechModel> models, Path samples, List<VoicedSpan> spans, RecognitionWatch watch)
      throws RecognitionException, InterruptedException {
    double[] confidences = new double[models.size()];
    int best = 0;
    RecognitionWatch patient =
        new RecognitionWatch() {
          @Override
          public void reached(double done) throws RecognitionException {
            watch.reached(0);
          }

          @Override
          public long deadlineNanos() {
            return watch.deadlineNanos();
          }
        };
    for (int i = 0; i < confidences.length; i++) {
      confidences[i] =
          mean(recognisers.recogniser().recognise(models.get(i), samples, spans, patient));
      if (confidences[i] > confidences[best]) {
        best = i;
      }
    }
    double sum = 0;
    for (double confidence : confidences) {
      sum += Math.exp((confidence - confidences[best]) / TEMPERATURE);
    }
    return new Chosen(models.get(best), Math.round(1000 / sum) / 1000.0);
  }

  private static double mean(List<Segment> segments) {
    return segments.stream()
        .flatMap(segment -> segment.words().stream())
        .mapToDouble(Word::confidence)
        .average()
        .orElse(0);
  }

  private static List<VoicedSpan> beginning(List<VoicedSpan> spans) {
    List<VoicedSpan> first = new ArrayList<>();
    long left = SAMPLE_SECONDS * DecodedAudio.SAMPLE_RATE;
    for (VoicedSpan span : spans) {
      if (left > 0) {
        long end = Math.min(span.end(), span.start() + left);
        first.add(new VoicedSpan(span.start(), end));
        left -= end - span.start();
      }
    }
    return first;
  }
}
