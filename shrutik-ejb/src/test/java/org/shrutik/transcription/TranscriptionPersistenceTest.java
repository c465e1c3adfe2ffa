package org.shrutik.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.shrutik.ErrorCode;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Role;
import org.shrutik.chunk.Chunk;
import org.shrutik.config.PostgresDatabase;
import org.shrutik.dataset.DatasetFixture;
import org.shrutik.transcription.TranscriptionTaskService.Assignment;

class TranscriptionPersistenceTest {
  @RegisterExtension static final PostgresDatabase DATABASE = new PostgresDatabase();

  private static final int ENGLISH = 2;
  private static DatasetFixture fixture;

  private TranscriptionTaskService assignments;
  private TranscriptionService transcriptions;
  private Caller speaker;
  private Caller listener;

  @BeforeEach
  void prepare() {
    assignments = DATABASE.bean(TranscriptionTaskService.class);
    transcriptions = DATABASE.bean(TranscriptionService.class);
    if (fixture == null) {
      fixture = new DatasetFixture(DATABASE);
    }
    DATABASE.execute(
        "TRUNCATE transcriptions, chunk_skips, transcription_sessions, audio_chunks, tasks CASCADE");
    speaker = new Caller(fixture.person("CONTRIBUTOR"), Role.CONTRIBUTOR);
    listener = new Caller(fixture.person("CONTRIBUTOR"), Role.CONTRIBUTOR);
  }

  private List<Integer> chunks(int count) {
    int recording = fixture.recording(speaker.userId(), fixture.script(ENGLISH, null));
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(fixture.chunk(recording, i, "k" + i, "x", 1));
    }
    return ids;
  }

  private Assignment assign(Caller caller, int quantity) {
    return DATABASE.transact(
        () -> assignments.assign(caller, quantity, ENGLISH, Optional.empty(), List.of()));
  }

  private TranscriptionService.Submission submit(
      Caller caller, Assignment given, String text, Chunk... chunks) {
    List<Draft> drafts = new ArrayList<>();
    for (Chunk chunk : chunks) {
      drafts.add(new Draft(chunk.getId(), text, null, null, Map.of("time_taken", 4)));
    }
    return DATABASE.transact(
        () -> transcriptions.submit(caller, given.session().getId(), drafts, List.of()));
  }

  private static void refused(ErrorCode code, Callable<?> call) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(ShrutikException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  @Tag("A62")
  void nobodyIsGivenTheirOwnRecording() {
    chunks(3);
    refused(ErrorCode.RESOURCE_NOT_FOUND, () -> assign(speaker, 5));
    assertThat(assign(listener, 5).chunks()).hasSize(3);
  }

  @Test
  @Tag("A62")
  void nobodyIsGivenWhatTheyTranscribedOrSkipped() {
    chunks(3);
    Assignment given = assign(listener, 5);
    submit(listener, given, "heard", given.chunks().get(0));
    DATABASE.transact(
        () -> transcriptions.skip(listener, given.chunks().get(1).getId(), "noise", "loud"));
    Assignment again = assign(listener, 5);
    assertThat(again.chunks())
        .extracting(Chunk::getId)
        .containsExactly(given.chunks().get(2).getId());
    assertThat(again.totalAvailable()).isEqualTo(1);
  }

  @Test
  @Tag("A62")
  void theChunkWithFewestTranscriptionsComesFirst() {
    List<Integer> ids = chunks(3);
    DATABASE.execute("UPDATE audio_chunks SET transcript_count = 2 WHERE id = " + ids.get(0));
    DATABASE.execute("UPDATE audio_chunks SET transcript_count = 1 WHERE id = " + ids.get(1));
    assertThat(assign(listener, 3).chunks())
        .extracting(Chunk::getId)
        .containsExactly(ids.get(2), ids.get(1), ids.get(0));
  }

  @Test
  void aChunkAsksForSevenPeopleAtMost() {
    List<Integer> ids = chunks(1);
    DATABASE.execute("UPDATE audio_chunks SET transcript_count = 6 WHERE id = " + ids.get(0));
    Assignment given = assign(listener, 1);
    submit(listener, given, "heard", given.chunks().get(0));
    Caller next = new Caller(fixture.person("CONTRIBUTOR"), Role.CONTRIBUTOR);
    refused(ErrorCode.RESOURCE_NOT_FOUND, () -> assign(next, 1));
  }

  @Test
  @Tag("A65")
  void aSessionStaysOpenForOneSentenceAfterTheOther() {
    chunks(5);
    Assignment given = assign(listener, 5);
    for (Chunk chunk : given.chunks()) {
      assertThat(submit(listener, given, "heard", chunk).transcriptions()).hasSize(1);
    }
    assertThat(DATABASE.number("SELECT count(*) FROM transcriptions")).isEqualTo(5);
  }

  @Test
  @Tag("A66")
  void theSameSentTwiceIsStoredOnceAndAnotherTextIsRefused() {
    chunks(1);
    Assignment given = assign(listener, 1);
    Chunk chunk = given.chunks().get(0);
    int id = submit(listener, given, "heard", chunk).transcriptions().get(0).getId();
    assertThat(submit(listener, given, "heard", chunk).transcriptions().get(0).getId())
        .isEqualTo(id);
    refused(ErrorCode.CONFLICT, () -> submit(listener, given, "misheard", chunk));
    assertThat(DATABASE.row("SELECT transcript_count FROM audio_chunks").get("transcript_count"))
        .isEqualTo(1);
  }

  @Test
  @Tag("A66")
  void allOrNothingOfASubmissionIsStored() {
    chunks(2);
    Assignment given = assign(listener, 1);
    Assignment foreign = assign(new Caller(fixture.person("CONTRIBUTOR"), Role.CONTRIBUTOR), 2);
    Chunk mine = given.chunks().get(0);
    Chunk other =
        foreign.chunks().stream()
            .filter(c -> !c.getId().equals(mine.getId()))
            .findFirst()
            .orElseThrow();
    refused(ErrorCode.VALIDATION_ERROR, () -> submit(listener, given, "heard", mine, other));
    refused(ErrorCode.RESOURCE_NOT_FOUND, () -> submit(listener, foreign, "heard", other));
    assertThat(DATABASE.number("SELECT count(*) FROM transcriptions")).isZero();
  }

  @Test
  void anExpiredSessionTakesNothingNewButAnswersReplays() {
    chunks(2);
    Assignment given = assign(listener, 2);
    submit(listener, given, "heard", given.chunks().get(0));
    DATABASE.execute("UPDATE transcription_sessions SET expires_at = now() - interval '1 minute'");
    assertThat(submit(listener, given, "heard", given.chunks().get(0)).transcriptions()).hasSize(1);
    refused(
        ErrorCode.SESSION_EXPIRED, () -> submit(listener, given, "heard", given.chunks().get(1)));
  }

  @Test
  @Tag("A67")
  void aSkipIsStoredWithItsReasonAndCountedOnce() {
    List<Integer> ids = chunks(1);
    DATABASE.transact(() -> transcriptions.skip(listener, ids.get(0), "noise", "a lorry"));
    TranscriptionService.Skipped again =
        DATABASE.transact(() -> transcriptions.skip(listener, ids.get(0), "accent", null));
    assertThat(again.count()).isEqualTo(1);
    assertThat(DATABASE.row("SELECT reason, comment FROM chunk_skips"))
        .containsEntry("reason", "accent")
        .containsEntry("comment", "a lorry");
  }

  @Test
  @Tag("A69")
  void theThirdPersonCallsForAConsensusOnce() throws Exception {
    chunks(1);
    List<Caller> people = new ArrayList<>();
    List<Assignment> given = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      people.add(new Caller(fixture.person("CONTRIBUTOR"), Role.CONTRIBUTOR));
      given.add(assign(people.get(i), 1));
    }
    ExecutorService threads = Executors.newFixedThreadPool(7);
    try {
      List<Future<?>> submissions = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        int n = i;
        submissions.add(
            threads.submit(
                () -> submit(people.get(n), given.get(n), "heard", given.get(n).chunks().get(0))));
      }
      for (Future<?> submission : submissions) {
        submission.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(DATABASE.row("SELECT transcript_count FROM audio_chunks").get("transcript_count"))
        .isEqualTo(7);
    assertThat(DATABASE.number("SELECT count(*) FROM tasks WHERE kind = 'CONSENSUS'")).isEqualTo(1);
  }
}
