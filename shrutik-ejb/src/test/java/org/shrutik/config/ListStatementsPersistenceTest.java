package org.shrutik.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.shrutik.PageRequest;
import org.shrutik.account.Caller;
import org.shrutik.account.Role;
import org.shrutik.account.UserAdministrationService;
import org.shrutik.account.UserFilter;
import org.shrutik.chunk.ChunkRepository;
import org.shrutik.dataset.DatasetFixture;
import org.shrutik.dataset.DatasetService;
import org.shrutik.dataset.ExportClient;
import org.shrutik.dataset.ExportOrder;
import org.shrutik.dataset.ExportSearch;
import org.shrutik.language.LanguageService;
import org.shrutik.recording.RecordingFilter;
import org.shrutik.recording.RecordingService;
import org.shrutik.review.ReviewService;
import org.shrutik.script.ScriptFilter;
import org.shrutik.script.ScriptService;
import org.shrutik.statistics.StatisticsService;
import org.shrutik.task.TaskService;
import org.shrutik.transcription.TranscriptionFilter;
import org.shrutik.transcription.TranscriptionService;

/** No list asks the database more often because its page is longer. */
@Tag("A128")
class ListStatementsPersistenceTest {
  @RegisterExtension static final PostgresDatabase DATABASE = new PostgresDatabase();
  private static final int ROWS = 25;
  private static final int FEW = 1;
  private static final int MOST = 4;

  private static Caller admin;

  @BeforeAll
  static void manyOfEverything() {
    DatasetFixture data = new DatasetFixture(DATABASE);
    admin = new Caller(data.person("ADMIN"), Role.ADMIN);
    DatasetService datasets = DATABASE.bean(DatasetService.class);
    ExportOrder everything = new ExportOrder(null, null, null, null, false, null, null);
    for (int i = 0; i < ROWS; i++) {
      int recording = data.recording(admin.userId(), data.script(1 + i % 2, null));
      int chunk = data.agreedChunk(recording, 0, "words number " + i);
      DATABASE.execute(
          "INSERT INTO quality_reviews (transcription_id, reviewer_id, decision) SELECT id, %d,"
                  .formatted(admin.userId())
              + " 'FLAGGED' FROM transcriptions WHERE chunk_id = "
              + chunk);
      DATABASE.execute("INSERT INTO tasks (kind, subject_id) VALUES ('CHUNKING', %d)".formatted(i));
      DATABASE.transact(() -> datasets.request(admin, everything, new ExportClient(null, null)));
    }
  }

  private static Map<String, Function<PageRequest, Object>> lists() {
    RecordingService recordings = DATABASE.bean(RecordingService.class);
    TranscriptionService transcriptions = DATABASE.bean(TranscriptionService.class);
    ScriptService scripts = DATABASE.bean(ScriptService.class);
    LanguageService languages = DATABASE.bean(LanguageService.class);
    DatasetService datasets = DATABASE.bean(DatasetService.class);
    ReviewService reviews = DATABASE.bean(ReviewService.class);
    TaskService tasks = DATABASE.bean(TaskService.class);
    UserAdministrationService users = DATABASE.bean(UserAdministrationService.class);
    StatisticsService statistics = DATABASE.bean(StatisticsService.class);
    ChunkRepository chunks = DATABASE.bean(ChunkRepository.class);
    Map<String, Function<PageRequest, Object>> lists = new LinkedHashMap<>();
    lists.put(
        "recordings",
        p -> recordings.listAll(admin, new RecordingFilter(Optional.empty(), Optional.empty()), p));
    lists.put("own recordings", p -> recordings.listOwn(admin, Optional.empty(), p));
    lists.put(
        "transcriptions",
        p ->
            transcriptions.listAll(
                admin,
                new TranscriptionFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                p));
    lists.put("search", p -> transcriptions.search(admin, "words", Optional.empty(), p));
    lists.put(
        "scripts",
        p -> {
          languages.byId();
          return scripts.list(
              admin, new ScriptFilter(Optional.empty(), Optional.empty(), Optional.empty()), p);
        });
    lists.put("languages", p -> languages.list());
    lists.put("exports", p -> datasets.history(admin, ExportSearch.ALL, p));
    lists.put("reviews", p -> reviews.list(admin, Optional.empty(), p));
    lists.put("flagged", p -> reviews.flagged(admin, p));
    lists.put("tasks", p -> tasks.list(admin, Optional.empty(), Optional.empty(), p));
    lists.put("users", p -> users.list(admin, UserFilter.ALL, p));
    lists.put("figures of users", p -> statistics.users(admin, p.limit()));
    lists.put("figures of the platform", p -> statistics.platform(admin));
    lists.put("chunks", p -> chunks.ofRecording(1));
    return lists;
  }

  @Test
  void takesAsManyStatementsForALongPageAsForAShortOne() {
    lists()
        .forEach(
            (name, list) -> {
              long few = DATABASE.statementsOf(() -> list.apply(page(FEW)));
              long many = DATABASE.statementsOf(() -> list.apply(page(ROWS)));
              assertThat(many).as(name).isEqualTo(few).isBetween(1L, (long) MOST);
            });
  }

  private static PageRequest page(int limit) {
    return new PageRequest(0, limit, OptionalLong.empty());
  }
}
