package org.shrutik.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shrutik.launcher.demo.CrowdSample.Heard;

class CrowdSampleTest {
  private static final String HEADER = "file\ttruth\tworker_id\tcrowd_transcription\n";

  @Test
  void keepsWhatWasWrittenToTheLastBlank() {
    CrowdSample sample = new CrowdSample(HEADER + "84-b.flac\ta b\t7\t A  \"b\". \n");

    assertThat(sample.heard()).containsExactly(new Heard("84-b.flac", 7, " A  \"b\". "));
  }

  @Test
  void groupsByWorkerAndOrdersClips() {
    CrowdSample sample =
        new CrowdSample(
            HEADER + "84-b.flac\tbee\t7\tbe\n84-b.flac\tbee\t3\tbee\n116-a.flac\tay\t7\ta\n");

    assertThat(sample.heardByWorker())
        .containsExactly(
            Map.entry(3, Map.of("84-b.flac", "bee")),
            Map.entry(7, Map.of("84-b.flac", "be", "116-a.flac", "a")));
    assertThat(sample.clips()).containsExactly("116-a.flac", "84-b.flac");
    assertThat(sample.truths()).isEqualTo(Map.of("84-b.flac", "bee", "116-a.flac", "ay"));
    assertThat(CrowdSample.speaker("116-a.flac")).isEqualTo(116);
  }

  @Test
  void refusesALineThatIsNotComplete() {
    assertThatThrownBy(() -> new CrowdSample(HEADER + "84-b.flac\tbee\t7\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Line 2 has 3 columns");
    assertThatThrownBy(() -> new CrowdSample("84-b.flac\tbee\t7\tbe\n"))
        .hasMessageContaining("Line 1");
    assertThatThrownBy(() -> new CrowdSample("")).hasMessageContaining("Line 1");
  }

  @Test
  void comesWithTenClipsThatSevenOf66PeopleEachHeard() {
    CrowdSample sample = CrowdSample.ofTheProgram();

    assertThat(sample.heard()).hasSize(70).doesNotHaveDuplicates();
    assertThat(sample.heardByWorker()).hasSize(66);
    assertThat(sample.clips())
        .hasSize(10)
        .allSatisfy(
            clip -> {
              assertThat(sample.heard().stream().filter(h -> h.clip().equals(clip))).hasSize(7);
              assertThat(CrowdSample.speaker(clip)).isIn(84, 116);
              assertThat(CrowdSample.audio(clip)).startsWith('f', 'L', 'a', 'C');
            });
  }
}
