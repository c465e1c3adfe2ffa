package org.shrutik.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A52")
class TaskTest {
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-01-02T03:04:05Z");

  private static Task running() {
    Task task = new Task(TaskKind.CHUNKING, 5, "r1", NOW);
    task.claim("node", NOW, 60);
    return task;
  }

  @Test
  void waitsFromItsBirth() {
    Task task = new Task(TaskKind.CHUNKING, 5, "r1", NOW);
    assertThat(task.isClaimable(NOW)).isTrue();
    assertThat(task.isClaimable(NOW.minusSeconds(1))).isFalse();
  }

  @Test
  void isTakenOnce() {
    assertThat(running().isClaimable(NOW.plusDays(1))).isFalse();
  }

  @Test
  void failsThreeTimesWithGrowingPauses() {
    Task task = running();
    assertThat(task.fail("first", NOW, 3, 60)).isFalse();
    assertThat(task.getRunAt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(task.fail("second", NOW, 3, 60)).isFalse();
    assertThat(task.getRunAt()).isEqualTo(NOW.plusSeconds(120));
    assertThat(task.fail("third", NOW, 3, 60)).isTrue();
    assertThat(task.getStatus()).isEqualTo(TaskStatus.DEAD);
    assertThat(task.getLastError()).isEqualTo("third");
    assertThat(task.getFinishedAt()).isEqualTo(NOW);
  }

  @Test
  void neverPausesLongerThanFiveMinutes() {
    Task task = running();
    for (int i = 0; i < 8; i++) {
      task.fail("again", NOW, 100, 60);
    }
    assertThat(task.getRunAt()).isEqualTo(NOW.plusSeconds(300));
  }

  @Test
  void anInterruptionIsNoAttempt() {
    Task task = running();
    assertThat(task.interrupt(NOW)).isFalse();
    assertThat(task.getAttempts()).isZero();
    assertThat(task.getInterruptions()).isEqualTo(1);
    assertThat(task.isClaimable(NOW)).isTrue();
  }

  @Test
  void whatKillsItsWorkerTimeAndAgainIsDead() {
    Task task = running();
    for (int i = 1; i < Task.MAX_INTERRUPTIONS; i++) {
      assertThat(task.interrupt(NOW)).isFalse();
    }
    assertThat(task.interrupt(NOW)).isTrue();
  }

  @Test
  void aDeadTaskGetsAnotherRound() {
    Task task = running();
    task.fail("only", NOW, 1, 60);
    task.retry(NOW.plusHours(1));
    assertThat(task.isClaimable(NOW.plusHours(1))).isTrue();
    assertThat(task.getAttempts()).isZero();
    assertThat(task.getFinishedAt()).isNull();
  }

  @Test
  void aLeaseEnds() {
    Task task = running();
    assertThat(task.isLeaseOver(NOW.plusSeconds(60))).isFalse();
    assertThat(task.isLeaseOver(NOW.plusSeconds(61))).isTrue();
  }

  @Test
  void cutsAnEndlessError() {
    Task task = running();
    task.fail("x".repeat(10_000), NOW, 3, 60);
    assertThat(task.getLastError()).hasSize(2000);
  }
}
