package org.shrutik.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.shrutik.ErrorCode;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Role;
import org.shrutik.config.PostgresDatabase;
import org.shrutik.config.Settings;
import org.shrutik.dataset.DatasetFixture;
import org.shrutik.recording.RecordingService;
import org.shrutik.recording.StoredAudio;
import org.shrutik.recording.Upload;

class UploadPersistenceTest {
  @RegisterExtension static final PostgresDatabase DATABASE = new PostgresDatabase();

  private static final int ENGLISH = 2;
  private static DatasetFixture fixture;

  private UploadService uploads;
  private RecordingService recordings;
  private Caller person;

  @BeforeEach
  void prepare() {
    DATABASE.provide(
        Event.class,
        (Event<?>)
            Proxy.newProxyInstance(
                Event.class.getClassLoader(),
                new Class<?>[] {Event.class},
                (proxy, method, arguments) -> null));
    uploads = DATABASE.bean(UploadService.class);
    recordings = DATABASE.bean(RecordingService.class);
    if (fixture == null) {
      fixture = new DatasetFixture(DATABASE);
    }
    person = person();
  }

  @AfterEach
  void forget() {
    System.clearProperty(Settings.RECORDING_DAILY_COUNT.key());
    System.clearProperty(Settings.RECORDING_DAILY_BYTES.key());
    System.clearProperty(Settings.UPLOAD_MAX_OPEN.key());
  }

  private static Caller person() {
    return new Caller(fixture.person("CONTRIBUTOR"), Role.CONTRIBUTOR);
  }

  private String session(Caller caller) {
    int script = fixture.script(ENGLISH, null);
    return DATABASE.transact(
        () -> recordings.open(caller, script, ENGLISH, null).session().getId());
  }

  private ResumableUpload begin(Caller caller, String session, long bytes) {
    return DATABASE.transact(
        () -> uploads.begin(caller, new UploadPlan(session, bytes, "a YQ==", Map.of("a", "a"))));
  }

  /** What the intake writes for a file that was found to be good. */
  private int record(Caller caller, long bytes) {
    String session = session(caller);
    Upload upload = new Upload(session, null, null, UUID.randomUUID().toString(), bytes, Map.of());
    StoredAudio audio = new StoredAudio("k", upload.sha256(), bytes, "audio/wav", 5, 16_000, 1);
    return DATABASE.transact(
        () -> {
          recordings.admit(caller, upload);
          return recordings
              .register(caller, upload, audio, Map.of(), false)
              .view()
              .recording()
              .getId();
        });
  }

  private static void refused(ErrorCode code, Callable<?> call) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(ShrutikException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  @Tag("A43")
  void anUploadKeepsItsSessionAliveAsLongAsItMayTake() {
    String session = session(person);
    ResumableUpload upload = begin(person, session, 1000);
    assertThat(
            DATABASE.number(
                "SELECT count(*) FROM recording_sessions s JOIN uploads u ON u.session_id = s.id"
                    + " WHERE s.expires_at >= u.expires_at AND u.id = '"
                    + upload.getId()
                    + "'"))
        .isEqualTo(1);
    assertThat(upload.getExpiresAt()).isEqualTo(upload.getCreatedAt().plusHours(24));
  }

  @Test
  @Tag("A43")
  void onlyItsOwnerSeesAnUpload() {
    ResumableUpload upload = begin(person, session(person), 1000);
    assertThat(DATABASE.transact(() -> uploads.get(person, upload.getId())).getLength())
        .isEqualTo(1000);
    refused(
        ErrorCode.RESOURCE_NOT_FOUND,
        () -> DATABASE.transact(() -> uploads.get(person(), upload.getId())));
    refused(
        ErrorCode.RESOURCE_NOT_FOUND,
        () ->
            DATABASE.transact(
                () ->
                    uploads.begin(
                        person(), new UploadPlan(upload.getSessionId(), 1, null, Map.of()))));
  }

  @Test
  @Tag("A43")
  void anExpiredUploadIsGoneAndFoundBySweeping() {
    ResumableUpload upload = begin(person, session(person), 1000);
    DATABASE.execute(
        "UPDATE uploads SET expires_at = now() - interval '1 second' WHERE id = '"
            + upload.getId()
            + "'");
    refused(
        ErrorCode.SESSION_EXPIRED,
        () -> DATABASE.transact(() -> uploads.get(person, upload.getId())));
    assertThat(DATABASE.transact(() -> uploads.expired(10))).contains(upload.getId());
  }

  @Test
  @Tag("A31")
  void refusesWhatIsTooLargeOrHasNoSession() {
    refused(
        ErrorCode.FILE_TOO_LARGE,
        () -> begin(person, session(person), Settings.RECORDING_MAX_BYTES.asLong() + 1));
    refused(ErrorCode.VALIDATION_ERROR, () -> begin(person, session(person), 0));
    refused(ErrorCode.VALIDATION_ERROR, () -> begin(person, " ", 10));
    refused(ErrorCode.RESOURCE_NOT_FOUND, () -> begin(person, "none", 10));
  }

  @Test
  @Tag("A37")
  void aPersonHasOnlySoManyUnfinishedUploads() {
    System.setProperty(Settings.UPLOAD_MAX_OPEN.key(), "2");
    ResumableUpload first = begin(person, session(person), 10);
    begin(person, session(person), 10);
    refused(ErrorCode.RATE_LIMIT_EXCEEDED, () -> begin(person, session(person), 10));
    Caller other = person();
    begin(other, session(other), 10);
    DATABASE.transact(
        () -> uploads.refuse(first.getId(), ErrorCode.UNSUPPORTED_FORMAT, "no sound"));
    begin(person, session(person), 10);
  }

  @Test
  @Tag("A37")
  void aPersonHasAQuotaOfRecordingsADay() {
    System.setProperty(Settings.RECORDING_DAILY_COUNT.key(), "2");
    int first = record(person, 10);
    record(person, 10);
    refused(ErrorCode.RATE_LIMIT_EXCEEDED, () -> record(person, 10));
    refused(ErrorCode.RATE_LIMIT_EXCEEDED, () -> begin(person, session(person), 10));
    record(person(), 10);
    DATABASE.execute(
        "UPDATE voice_recordings SET created_at = now() - interval '25 hours' WHERE id = " + first);
    record(person, 10);
  }

  @Test
  @Tag("A37")
  void aPersonHasAQuotaOfBytesADay() {
    System.setProperty(Settings.RECORDING_DAILY_BYTES.key(), "100");
    record(person, 60);
    refused(ErrorCode.RATE_LIMIT_EXCEEDED, () -> record(person, 41));
    refused(ErrorCode.RATE_LIMIT_EXCEEDED, () -> begin(person, session(person), 41));
    record(person, 40);
  }
}
