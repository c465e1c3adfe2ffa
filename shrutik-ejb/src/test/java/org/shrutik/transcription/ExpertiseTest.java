package org.shrutik.transcription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A63")
class ExpertiseTest {
  @Test
  void whoWroteLittleIsANovice() {
    assertThat(Expertise.of(0, null)).isEqualTo(Expertise.NOVICE);
    assertThat(Expertise.of(9, 0.02)).isEqualTo(Expertise.NOVICE);
    assertThat(Expertise.of(10, null)).isEqualTo(Expertise.PRACTISED);
  }

  @Test
  void whoErrsMuchStaysANovice() {
    assertThat(Expertise.of(500, 0.41)).isEqualTo(Expertise.NOVICE);
    assertThat(Expertise.of(500, 0.4)).isEqualTo(Expertise.PRACTISED);
  }

  @Test
  void onlyWhoIsKnownToErrLittleIsAnExpert() {
    assertThat(Expertise.of(50, null)).isEqualTo(Expertise.PRACTISED);
    assertThat(Expertise.of(50, 0.15)).isEqualTo(Expertise.EXPERT);
    assertThat(Expertise.of(50, 0.16)).isEqualTo(Expertise.PRACTISED);
    assertThat(Expertise.of(49, 0.02)).isEqualTo(Expertise.PRACTISED);
  }
}
