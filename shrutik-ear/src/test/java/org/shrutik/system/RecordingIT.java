package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecordingIT {
  private static final int TOO_MANY_BYTES = 101 * 1024 * 1024;

  private static Site site;
  private static int language;
  private static int sentence;

  @BeforeAll
  static void findSite() {
    site = Site.get();
    language = site.newLanguage();
    sentence = site.newSentence(language);
  }

  private static Answer send(Site.Person person, Form form) {
    return person.api().post("/api/recordings/upload", form);
  }

  private static Answer upload(Site.Person person, byte[] file) {
    return send(person, Site.upload(site.openSession(person, sentence), "speech.wav", file));
  }

  private static int total(Site.Person person) {
    return person.api().get("/api/recordings").expect(200).json().getInt("total");
  }

  private static long files(Path folder) throws Exception {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  /** Sends a file that must be refused, and looks for anything that stayed. */
  private static Answer refuses(byte[] file) throws Exception {
    Site.Person person = site.newContributor();
    boolean own = site.installation().own().isPresent();
    long before = own ? files(site.installation().storage().resolve("recordings")) : 0;
    Answer answer = upload(person, file);
    assertThat(total(person)).isZero();
    if (own) {
      assertNothingIncoming();
      assertThat(files(site.installation().storage().resolve("recordings"))).isEqualTo(before);
    }
    return answer;
  }

  private static void assertNothingIncoming() throws Exception {
    Path incoming = site.installation().storage().resolve("incoming");
    Await.until("nothing is left of the upload", Site.SOON, () -> files(incoming) == 0);
  }

  @Test
  @Tag("A22")
  void opensASessionInBothDocumentedShapes() {
    Site.Person person = site.newContributor();
    JsonObject session =
        person
            .api()
            .post(
                "/api/recordings/sessions",
                """
                {"script_id":%d,"language_id":1,
                 "metadata":{"device_info":"phone","environment":"kitchen"}}
                """
                    .formatted(sentence))
            .expect(201)
            .json();
    assertThat(session.getString("session_id")).isNotBlank();
    assertThat(session.getJsonObject("script").getInt("id")).isEqualTo(sentence);
    assertThat(session.getJsonObject("script").getString("content"))
        .isEqualTo(session.getString("script_text"));
    assertThat(session.getInt("language_id")).isEqualTo(language);
    assertThat(session.getString("expected_duration_category")).isEqualTo("sentence");
    java.time.OffsetDateTime created =
        java.time.OffsetDateTime.parse(session.getString("created_at"));
    assertThat(java.time.OffsetDateTime.parse(session.getString("expires_at")))
        .isEqualTo(created.plusHours(2));
    person
        .api()
        .post("/api/recordings/sessions", "{}")
        .expectError(422, "VALIDATION_ERROR", "script_id");
    person
        .api()
        .post("/api/recordings/sessions", "{\"script_id\":2147483647}")
        .expectError(404, "RESOURCE_NOT_FOUND", "script_id");
  }

  @Test
  @Tag("A23")
  @Tag("A24")
  @Tag("A25")
  @Tag("A26")
  @Tag("A27")
  @Tag("A28")
  @Tag("A49")
  @Tag("A56")
  @Tag("A58")
  void takesRealSpeechAndCutsIt() throws Exception {
    Site.Person person = site.newContributor();
    byte[] file = Sounds.clip(Sounds.SHORT_CLIP);
    Form form =
        new Form()
            .field("session_id", site.openSession(person, sentence))
            .field("duration", "9.5")
            .field("audio_format", "audio/wav")
            .field("file_size", 17)
            .field("sample_rate", 48_000)
            .field("channels", 2)
            .file("audio_file", "recording.webm", file);
    JsonObject accepted = send(person, form).expect(201).json();
    int id = accepted.getInt("id");
    assertThat(accepted.getInt("recording_id")).isEqualTo(id);
    assertThat(accepted.getString("status")).isIn("uploaded", "processing", "processed");
    assertThat(accepted.getString("processing_job_id")).isNotBlank();
    assertThat(accepted.getInt("estimated_processing_time")).isNotNegative();
    assertThat(accepted.getString("message")).isNotBlank();
    assertThat(accepted.getString("sha256")).isEqualTo(sha256(file));
    site.awaitProcessed(id);

    JsonObject progress =
        person.api().get("/api/recordings/" + id + "/progress").expect(200).json();
    assertThat(progress.getInt("progress_percentage")).isEqualTo(100);
    assertThat(progress.getInt("progress")).isEqualTo(100);
    assertThat(progress.getString("current_step")).isEqualTo("completed");
    assertThat(progress.getInt("chunks_created")).isEqualTo(1);

    JsonObject row =
        Site.objects(
                person.api().get("/api/recordings?skip=0&limit=20&status=processed").json(),
                "recordings")
            .get(0);
    assertThat(row.getInt("id")).isEqualTo(id);
    assertThat(row.getInt("chunks_count")).isEqualTo(1);
    assertThat(row.getInt("script_id")).isEqualTo(sentence);
    assertThat(row.getString("mime_type")).isEqualTo("audio/flac");
    assertThat(row.getInt("sample_rate")).isEqualTo(16_000);
    assertThat(row.getInt("channels")).isEqualTo(1);
    assertThat(row.getJsonNumber("duration").doubleValue()).isBetween(3.6, 3.7);
    JsonObject notes = row.getJsonObject("meta_data");
    assertThat(notes.getJsonObject("claims").getInt("file_size")).isEqualTo(17);
    assertThat(notes.getJsonArray("remarks").toString()).contains("9.5 s were claimed");
    assertThat(person.api().get("/api/recordings?status=chunked").status()).isEqualTo(200);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  @Tag("A58")
  @Tag("A59")
  void servesAChunkAsWavWithRangesAndAStrongTag() throws Exception {
    Site.Person person = site.newContributor();
    int chunk = site.newChunk(person, language, Sounds.OTHER_CLIP);
    JsonObject info = person.api().get("/api/chunks/" + chunk + "/info").expect(200).json();
    String path = "/api/chunks/" + chunk + "/audio";
    assertThat(info.getString("file_path")).endsWith(path);
    Answer whole = person.api().get(path).expect(200);
    assertThat(whole.header("Content-Type")).hasValue("audio/wav");
    assertThat(whole.header("Cache-Control")).hasValue("private, max-age=3600");
    assertThat(whole.header("Accept-Ranges")).hasValue("bytes");
    assertThat(whole.header("ETag")).hasValue("\"" + info.getString("sha256") + "\"");
    assertThat(sha256(whole.bytes())).isEqualTo(info.getString("sha256"));
    assertThat(whole.bytes()).hasSize(info.getInt("file_size"));
    short[] samples = Sounds.samples(whole.bytes());
    assertThat(samples.length / (double) Sounds.RATE)
        .isBetween(
            info.getJsonNumber("duration").doubleValue() - 0.001,
            info.getJsonNumber("duration").doubleValue() + 0.11);

    Answer part = person.api().with("Range", "bytes=44-1043").get(path).expect(206);
    assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), 44, 1044));
    assertThat(part.header("Content-Range")).hasValue("bytes 44-1043/" + whole.bytes().length);
    person.api().with("Range", "bytes=99999999-").get(path).expect(416);
    person.api().with("If-None-Match", whole.header("ETag").orElseThrow()).get(path).expect(304);
    person.api().get("/api/chunks/2147483647/audio").expectError(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  @Tag("A56")
  void cutsALongRecordingAtItsPauses() throws Exception {
    Site.Person person = site.newContributor();
    int text = site.newScript(language, "2_minutes", "First a sentence. Then another one.");
    short[] one = speech(person, Sounds.SHORT_CLIP);
    short[] two = speech(person, Sounds.OTHER_CLIP);
    byte[] file = Sounds.wav(Sounds.joined(1.5, one, two, one, two), Sounds.RATE);
    int recording = site.record(person, text, "long.wav", file);
    site.awaitProcessed(recording);
    List<JsonObject> chunks = site.chunks(recording);
    assertThat(chunks).extracting(c -> c.getInt("chunk_index")).containsExactly(0, 1, 2, 3);
    double end = 0;
    for (JsonObject chunk : chunks) {
      assertThat(chunk.getJsonNumber("start_time").doubleValue()).isGreaterThanOrEqualTo(end);
      assertThat(chunk.getJsonNumber("duration").doubleValue()).isBetween(1.0, 10.0);
      end = chunk.getJsonNumber("end_time").doubleValue();
    }
  }

  private static short[] speech(Site.Person person, String clip) throws Exception {
    int chunk = site.newChunk(person, language, clip);
    return Sounds.samples(person.api().get("/api/chunks/" + chunk + "/audio").expect(200).bytes());
  }

  @Test
  @Tag("A23")
  void answersAReplayWithTheSameIdsAndRefusesADifferentFileInTheSession() throws Exception {
    Site.Person person = site.newContributor();
    String session = site.openSession(person, sentence);
    byte[] file = Sounds.clip(Sounds.SHORT_CLIP);
    int id = send(person, Site.upload(session, "a.flac", file)).expect(201).json().getInt("id");
    JsonObject replay = send(person, Site.upload(session, "b.flac", file)).expect(200).json();
    assertThat(replay.getInt("id")).isEqualTo(id);
    assertThat(replay.getString("processing_job_id")).isNotBlank();
    send(person, Site.upload(session, "a.flac", Sounds.clip(Sounds.OTHER_CLIP)))
        .expectError(409, "CONFLICT", "session_id");
    assertThat(total(person)).isEqualTo(1);
    site.awaitProcessed(id);
    assertThat(site.chunks(id)).hasSize(1);
  }

  @Test
  @Tag("A23")
  void keepsAnUploadSentTwiceUnderOneIdempotencyKeyOnce() {
    Site.Person person = site.newContributor();
    Api api = person.api().with("Idempotency-Key", Site.fresh("key"));
    byte[] file = Sounds.clip(Sounds.SHORT_CLIP);
    String path = "/api/recordings/upload";
    int id =
        api.post(path, Site.upload(site.openSession(person, sentence), "a.flac", file))
            .expect(201)
            .json()
            .getInt("id");
    assertThat(
            api.post(path, Site.upload(site.openSession(person, sentence), "a.flac", file))
                .expect(200)
                .json()
                .getInt("id"))
        .isEqualTo(id);
    api.post(
            path,
            Site.upload(
                site.openSession(person, sentence), "a.flac", Sounds.clip(Sounds.OTHER_CLIP)))
        .expectError(409, "CONFLICT", "Idempotency-Key");
    assertThat(total(person)).isEqualTo(1);
  }

  @Test
  @Tag("A35")
  @Tag("A32")
  void refusesTextRenamedToWav() throws Exception {
    refuses("This is a letter, and no sound at all.\n".repeat(100).getBytes(StandardCharsets.UTF_8))
        .expectError(415, "UNSUPPORTED_FORMAT", "audio_file");
  }

  @Test
  @Tag("A36")
  void refusesATruncatedFile() throws Exception {
    byte[] flac = Sounds.clip(Sounds.SHORT_CLIP);
    refuses(Arrays.copyOf(flac, flac.length / 2))
        .expectError(422, "PROCESSING_ERROR", "audio_file");
    byte[] wav = Sounds.wav(Sounds.tone(5), Sounds.RATE);
    refuses(Arrays.copyOf(wav, wav.length / 2)).expectError(422, "PROCESSING_ERROR", "audio_file");
  }

  @Test
  @Tag("A34")
  void refusesASilentFile() throws Exception {
    refuses(Sounds.wav(Sounds.silence(5), Sounds.RATE))
        .expectError(422, "PROCESSING_ERROR", "audio_file");
  }

  @Test
  @Tag("A29")
  void refusesAFileThatIsTooShortOrTooLong() throws Exception {
    refuses(Sounds.wav(Sounds.tone(0.5), Sounds.RATE))
        .expectError(422, "VALIDATION_ERROR", "audio_file");
    refuses(Sounds.wav(Sounds.tone(62), Sounds.RATE))
        .expectError(422, "VALIDATION_ERROR", "audio_file");
  }

  @Test
  @Tag("A33")
  void refusesASampleRateThatIsTooLow() throws Exception {
    refuses(Sounds.wav(Sounds.tone(3), 4_000)).expectError(422, "VALIDATION_ERROR", "audio_file");
  }

  @Test
  @Tag("A36")
  void refusesASmallFileThatDecodesToHours() throws Exception {
    byte[] file = Sounds.flacOfSilence(5);
    assertThat(file.length).isLessThan(100_000);
    refuses(file).expectError(422, "VALIDATION_ERROR", "audio_file");
  }

  @Test
  @Tag("A31")
  void refuses101MegabytesAlsoWhenTheClientClaimsLess() throws Exception {
    Site.Person person = site.newContributor();
    byte[] start = Sounds.wav(Sounds.tone(1), Sounds.RATE);
    Form form =
        new Form()
            .field("session_id", site.openSession(person, sentence))
            .field("file_size", 1000)
            .file(
                "audio_file",
                "large.wav",
                () ->
                    new SequenceInputStream(
                        new ByteArrayInputStream(start), zeros(TOO_MANY_BYTES - start.length)));
    send(person, form).expectError(413, "FILE_TOO_LARGE", "audio_file");
    assertThat(total(person)).isZero();
    if (site.installation().own().isPresent()) {
      assertNothingIncoming();
    }
  }

  private static InputStream zeros(int count) {
    return new InputStream() {
      private int left = count;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        if (left <= 0) {
          return -1;
        }
        int size = Math.min(length, left);
        Arrays.fill(buffer, offset, offset + size, (byte) 0);
        left -= size;
        return size;
      }
    };
  }

  @Test
  @Tag("A38")
  void refusesAnUnknownAForeignAndAnExpiredSession() throws Exception {
    Site.Person person = site.newContributor();
    byte[] file = Sounds.clip(Sounds.SHORT_CLIP);
    send(person, Site.upload("00000000-0000-0000-0000-000000000000", "a.flac", file))
        .expectError(404, "RESOURCE_NOT_FOUND", "session_id");
    String foreign = site.openSession(site.newContributor(), sentence);
    send(person, Site.upload(foreign, "a.flac", file))
        .expectError(404, "RESOURCE_NOT_FOUND", "session_id");
    send(person, new Form().file("audio_file", "a.flac", file))
        .expectError(422, "VALIDATION_ERROR", "session_id");
    assertThat(total(person)).isZero();

    String late = site.openSession(person, sentence);
    site.installation()
        .execute(
            "UPDATE recording_sessions SET created_at = now() - interval '3 hours',"
                + " expires_at = now() - interval '1 hour' WHERE id = ?",
            late);
    send(person, Site.upload(late, "a.flac", file))
        .expectError(410, "SESSION_EXPIRED", "session_id");
    assertThat(total(person)).isZero();
    assertNothingIncoming();
  }

  @Test
  @Tag("A121")
  void refusesABodyThatIsNoUpload() throws Exception {
    Site.Person person = site.newContributor();
    String session = site.openSession(person, sentence);
    send(person, new Form().field("session_id", session))
        .expectError(422, "VALIDATION_ERROR", "audio_file");
    send(person, Site.upload(session, "a.wav", new byte[0]))
        .expectError(422, "VALIDATION_ERROR", "audio_file");
    send(
            person,
            new Form()
                .field("session_id", session)
                .field("duration", "long")
                .file("audio_file", "a.flac", Sounds.clip(Sounds.SHORT_CLIP)))
        .expectError(422, "VALIDATION_ERROR", "duration");
    person
        .api()
        .with("Content-Type", "multipart/form-data; boundary=none")
        .send(
            "POST",
            "/api/recordings/upload",
            java.net.http.HttpRequest.BodyPublishers.ofString("no form at all"))
        .expectError(422, "VALIDATION_ERROR", "audio_file");
    person
        .api()
        .post("/api/recordings/upload", "{}")
        .expectError(415, "UNSUPPORTED_FORMAT", "Content-Type");
    assertThat(total(person)).isZero();
  }
}
