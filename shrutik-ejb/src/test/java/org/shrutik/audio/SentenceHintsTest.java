package org.shrutik.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A73")
class SentenceHintsTest {

  private static final ChunkSpan CHUNK = new ChunkSpan(0, 16_000);

  @Test
  void splitsBengaliAtTheDanda() {
    assertThat(SentenceHints.sentences("আমি ভাত খাই। তুমি কোথায় যাও? সে আসে।"))
        .containsExactly("আমি ভাত খাই।", "তুমি কোথায় যাও?", "সে আসে।");
  }

  @Test
  void splitsEnglishButNotAtAnAbbreviation() {
    assertThat(SentenceHints.sentences("Mr. Smith paid 3.50 today.  \"Did he?\" Yes!\n..."))
        .containsExactly("Mr. Smith paid 3.50 today.", "\"Did he?\"", "Yes!");
  }

  @Test
  void findsNoSentenceInNothing() {
    assertThat(SentenceHints.sentences("")).isEmpty();
    assertThat(SentenceHints.sentences(" । \n ")).isEmpty();
  }

  @Test
  void givesOneSentenceToEachChunkWhenTheCountsAgree() {
    assertThat(SentenceHints.match("One. Two.", List.of(CHUNK, CHUNK)))
        .containsExactly(Optional.of("One."), Optional.of("Two."));
  }

  @Test
  void givesNoHintsWhenTheCountsDiffer() {
    assertThat(SentenceHints.match("One. Two. Three.", List.of(CHUNK, CHUNK)))
        .containsExactly(Optional.empty(), Optional.empty());
    assertThat(SentenceHints.match("One.", List.of())).isEmpty();
  }
}
