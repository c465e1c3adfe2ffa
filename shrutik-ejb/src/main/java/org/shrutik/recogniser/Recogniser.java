package org.shrutik.recogniser;

import java.nio.file.Path;
import java.util.List;

/** Turns speech into text. Thread-safe; blocks the caller, so never call it in a transaction. */
public interface Recogniser {
  /**
   * What is said in the given spans of a file of samples.
   *
   * @param samples as {@link org.shrutik.audio.DecodedAudio} describes them
   * @param spans in order, not overlapping
   * @return the utterances in order; empty where nothing was understood
   * @throws RecognitionException if it did not come to an end
   */
  List<Segment> recognise(
      SpeechModel model, Path samples, List<VoicedSpan> spans, RecognitionWatch watch)
      throws RecognitionException, InterruptedException;
}
