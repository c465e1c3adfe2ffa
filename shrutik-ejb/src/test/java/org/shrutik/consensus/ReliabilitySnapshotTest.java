package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shrutik.consensus.ReliabilitySnapshot.Reliability;

class ReliabilitySnapshotTest {

  private static final Reliability ANNA = new Reliability(7, "en", 0.1, 2.2, 100);
  private static final Reliability ANNA_BENGALI = new Reliability(7, "bn", 0.3, 0.8, 50);
  private static final Reliability BASU = new Reliability(9, "en", 0.2, 1.4, 10);

  private final ReliabilitySnapshot snapshot =
      new ReliabilitySnapshot(List.of(BASU, ANNA, ANNA_BENGALI));

  @Test
  void findsEachVoterPerLanguage() {
    assertThat(snapshot.entries()).containsExactly(ANNA_BENGALI, ANNA, BASU);
    assertThat(snapshot.find(7, "bn")).contains(ANNA_BENGALI);
    assertThat(snapshot.find(7, "en")).contains(ANNA);
    assertThat(snapshot.find(9, "en")).contains(BASU);
    assertThat(snapshot.weightOf(9, "en")).isEqualTo(1.4);
  }

  @Test
  void takesUnknownVotersForUnrated() {
    assertThat(snapshot.find(9, "bn")).isEmpty();
    assertThat(snapshot.weightOf(9, "bn")).isEqualTo(1.0);
    assertThat(snapshot.weightOf(8, "en")).isEqualTo(1.0);
    assertThat(ReliabilitySnapshot.empty().weightOf(7, "en")).isEqualTo(1.0);
  }

  @Test
  void refusesAVoterTwiceForOneLanguage() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReliabilitySnapshot(List.of(ANNA, BASU, ANNA)))
        .withMessageContaining("7");
  }

  @Test
  void survivesSerialisation() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(snapshot);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(snapshot);
    }
  }
}
