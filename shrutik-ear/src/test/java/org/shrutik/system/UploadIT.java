package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A43")
class UploadIT {
  private static final int PIECE = 5_000_000;
  private static final int FIFTY_MEGABYTES = 50 * 1024 * 1024;

  private static Site site;
  private static int language;
  private static int sentence;

  @BeforeAll
  static void prepare() {
    site = Site.get();
    language = site.newLanguage();
    sentence = site.newSentence(language);
  }

  private static int recordings(Site.Person person) {
    return person.api().get("/api/recordings").expect(200).json().getInt("total");
  }

  private static JsonObject state(TusUpload upload) {
    return upload.api().get(upload.path()).expect(200).json();
  }

  /** A recording of a little more than that many bytes. */
  private static byte[] speech(Site.Person person, int bytes) throws Exception {
    int chunk = site.newChunk(person, language, Sounds.LONG_CLIP);
    short[] clip =
        Sounds.samples(site.admin().get("/api/chunks/" + chunk + "/audio").expect(200).bytes());
    short[][] parts = new short[bytes / 2 / clip.length + 1][];
    Arrays.fill(parts, clip);
    return Sounds.wav(Sounds.joined(0.5, parts), 96_000);
  }

  @Test
  @Tag("A42")
  @Tag("A23")
  void takesFiftyMegabytesInPiecesOfWhichThreeAreCutInTheMiddle() throws Exception {
    Site.Person person = site.newContributor();
    int long_ = site.newScript(language, "10_minutes", "Say whatever comes to your mind.");
    byte[] file = speech(person, FIFTY_MEGABYTES);
    assertThat(file.length).isGreaterThan(FIFTY_MEGABYTES);
    String session = site.openSession(person, long_);
    TusUpload upload = TusUpload.begin(person, session, file.length);
    int before = recordings(person);
    int cuts = 0;
    Answer last = null;
    while (last == null || last.header("X-Recording-ID").isEmpty()) {
      int offset = (int) upload.offset();
      if (cuts < 3 && offset >= (2 * cuts + 1) * PIECE) {
        byte[] piece = Arrays.copyOfRange(file, offset, offset + PIECE);
        upload.cut(offset, piece, PIECE / 2);
        cuts++;
        Await.until("what came before the cut is kept", Site.SOON, () -> upload.offset() > offset);
        assertThat(upload.offset()).isLessThan(offset + PIECE);
      } else {
        last = upload.sendOn(file, PIECE).expect(204);
      }
    }
    assertThat(cuts).isEqualTo(3);
    assertThat(last.header("Upload-Offset")).hasValue(String.valueOf(file.length));
    assertThat(last.header("Tus-Resumable")).hasValue("1.0.0");

    int id = Integer.parseInt(last.header("X-Recording-ID").orElseThrow());
    assertThat(upload.head().expect(200).header("X-Recording-ID")).hasValue(String.valueOf(id));
    assertThat(recordings(person)).isEqualTo(before + 1);
    JsonObject recording = person.api().get("/api/recordings/" + id).expect(200).json();
    assertThat(recording.getString("sha256")).isEqualTo(Release.sha256(file));
    assertThat(recording.getJsonNumber("file_size").longValue()).isEqualTo(file.length);
    JsonObject state = state(upload);
    assertThat(state.getString("status")).isEqualTo("accepted");
    assertThat(state.getInt("recording_id")).isEqualTo(id);
    assertThat(state.getInt("progress_percentage")).isEqualTo(100);
    site.awaitProcessed(id);
    assertThat(growing(upload)).doesNotExist();
  }

  private static Path growing(TusUpload upload) {
    return site.installation()
        .storage()
        .resolve("growing")
        .resolve(upload.path().substring(upload.path().lastIndexOf('/') + 1));
  }

  @Test
  void tellsWhatItSpeaks() {
    Answer answer =
        site.anonymous().sendOnce("OPTIONS", "/api/uploads", BodyPublishers.noBody()).expect(204);
    assertThat(answer.header("Tus-Version")).hasValue("1.0.0");
    assertThat(answer.header("Tus-Extension").orElseThrow()).contains("creation", "termination");
    assertThat(answer.header("Tus-Max-Size")).hasValue("104857600");
  }

  @Test
  @Tag("A122")
  void takesAPieceByPostAndUnderTheOtherPath() throws Exception {
    Site.Person person = site.newContributor();
    byte[] file = Sounds.clip(Sounds.SHORT_CLIP);
    Answer begun =
        TusUpload.speaking(person.api())
            .with(
                "Upload-Length",
                String.valueOf(file.length),
                "Upload-Metadata",
                TusUpload.metadata(
                    Map.of("session_id", site.openSession(person, sentence), "duration", "9.5")))
            .sendOnce("POST", "/api/v1/uploads/", BodyPublishers.noBody())
            .expect(201);
    assertThat(begun.header("Upload-Expires")).isPresent();
    String location = begun.header("Location").orElseThrow();
    String path = "/api/v1/uploads/" + location.substring(location.lastIndexOf('/') + 1);
    Answer done =
        TusUpload.speaking(person.api())
            .with(
                "X-HTTP-Method-Override",
                "PATCH",
                "Upload-Offset",
                "0",
                "Content-Type",
                "application/offset+octet-stream")
            .sendOnce("POST", path, BodyPublishers.ofByteArray(file))
            .expect(204);
    int id = Integer.parseInt(done.header("X-Recording-ID").orElseThrow());
    JsonObject notes = site.recording(id).getJsonObject("meta_data");
    assertThat(notes.getJsonObject("claims").getInt("duration")).isEqualTo(9);
    assertThat(notes.getJsonArray("remarks").toString()).contains("9.5 s were claimed");
  }

  @Test
  @Tag("A9")
  void asksWhoItIsLikeEverythingElse() throws Exception {
    Site.Person person = site.newContributor();
    String session = site.openSession(person, sentence);
    TusUpload upload = TusUpload.begin(person, session, 100);
    TusUpload anonymous = upload.by(site.anonymous());
    assertThat(anonymous.head().status()).isEqualTo(401);
    anonymous.send(0, new byte[10]).expectError(401, "AUTHENTICATION_FAILED");
    upload
        .by(site.anonymous().withKey("none"))
        .send(0, new byte[10])
        .expectError(401, "AUTHENTICATION_FAILED");
    assertThat(anonymous.api().delete(upload.path()).status()).isEqualTo(401);
    assertThat(upload.offset()).isZero();
    String token =
        Site.login(site.installation(), person.email(), Site.PASSWORD).getString("access_token");
    assertThat(upload.by(site.anonymous().withToken(token)).offset()).isZero();
  }

  @Test
  void hidesUploadsAndSessionsOfOthers() {
    Site.Person person = site.newContributor();
    String session = site.openSession(person, sentence);
    TusUpload upload = TusUpload.begin(person, session, 100);
    Site.Person other = site.newContributor();
    assertThat(upload.by(other.api()).head().status()).isEqualTo(404);
    upload
        .by(other.api())
        .send(0, new byte[10])
        .expectError(404, "RESOURCE_NOT_FOUND", "upload_id");
    upload
        .by(other.api())
        .api()
        .delete(upload.path())
        .expectError(404, "RESOURCE_NOT_FOUND", "upload_id");
    other.api().get(upload.path()).expectError(404, "RESOURCE_NOT_FOUND", "upload_id");
    TusUpload.tryBegin(other, session, 100).expectError(404, "RESOURCE_NOT_FOUND", "session_id");
    assertThat(upload.offset()).isZero();
  }

  @Test
  @Tag("A121")
  void refusesWhatIsNoTus() {
    Site.Person person = site.newContributor();
    String session = site.openSession(person, sentence);
    person.api().post("/api/uploads").expectError(412, "VALIDATION_ERROR", "Tus-Resumable");
    assertThat(person.api().post("/api/uploads").header("Tus-Version")).hasValue("1.0.0");
    Api tus = TusUpload.speaking(person.api());
    tus.post("/api/uploads").expectError(422, "VALIDATION_ERROR", "Upload-Length");
    tus.with("Upload-Length", "-1")
        .post("/api/uploads")
        .expectError(422, "VALIDATION_ERROR", "Upload-Length");
    tus.with("Upload-Length", "10")
        .post("/api/uploads")
        .expectError(422, "VALIDATION_ERROR", "session_id");
    for (String metadata : new String[] {"session_id !!!", ",", "a YQ==,a YQ=="}) {
      tus.with("Upload-Length", "10", "Upload-Metadata", metadata)
          .post("/api/uploads")
          .expectError(422, "VALIDATION_ERROR", "Upload-Metadata");
    }
    tus.with(
            "Upload-Length",
            "10",
            "Upload-Metadata",
            TusUpload.metadata(Map.of("session_id", session, "duration", "long")))
        .post("/api/uploads")
        .expectError(422, "VALIDATION_ERROR", "duration");
    TusUpload.tryBegin(person, session, 104_857_601)
        .expectError(413, "FILE_TOO_LARGE", "Upload-Length");

    TusUpload upload = TusUpload.begin(person, session, 100);
    upload
        .api()
        .with("Upload-Offset", "0", "Content-Type", "application/json")
        .send("PATCH", upload.path(), BodyPublishers.ofString("{}"))
        .expectError(415, "UNSUPPORTED_FORMAT", "Content-Type");
    upload
        .api()
        .with("Content-Type", "application/offset+octet-stream")
        .send("PATCH", upload.path(), BodyPublishers.ofString("x"))
        .expectError(422, "VALIDATION_ERROR", "Upload-Offset");
    upload.send(7, new byte[10]).expectError(409, "CONFLICT", "Upload-Offset");
    upload.send(0, new byte[101]).expectError(422, "VALIDATION_ERROR", "Upload-Length");
    assertThat(upload.offset()).isZero();
    upload.send(0, new byte[40]).expect(204);
    assertThat(upload.offset()).isEqualTo(40);
    upload.api().delete(upload.path()).expect(204);
    assertThat(upload.head().status()).isEqualTo(404);
    if (site.installation().own().isPresent()) {
      assertThat(growing(upload)).doesNotExist();
    }
  }

  @Test
  void saysWhyAFinishedFileIsRefusedAlsoWhenAskedAgain() {
    Site.Person person = site.newContributor();
    byte[] letter = "No sound at all.\n".repeat(100).getBytes(StandardCharsets.UTF_8);
    TusUpload upload = TusUpload.begin(person, site.openSession(person, sentence), letter.length);
    upload.send(0, letter).expectError(415, "UNSUPPORTED_FORMAT", "audio_file");
    upload.send(letter.length, new byte[0]).expectError(415, "UNSUPPORTED_FORMAT", "audio_file");
    assertThat(upload.head().status()).isEqualTo(415);
    JsonObject state = state(upload);
    assertThat(state.getString("status")).isEqualTo("refused");
    assertThat(state.getJsonObject("error").getString("code")).isEqualTo("UNSUPPORTED_FORMAT");
    assertThat(state.isNull("recording_id")).isTrue();
    assertThat(recordings(person)).isZero();
  }

  @Test
  @Tag("A23")
  void makesOneRecordingOfOneFileHoweverOftenItIsSent() {
    Site.Person person = site.newContributor();
    byte[] file = Sounds.clip(Sounds.SHORT_CLIP);
    String session = site.openSession(person, sentence);
    String[] ids = new String[2];
    for (int i = 0; i < 2; i++) {
      Answer done = TusUpload.begin(person, session, file.length).send(0, file).expect(204);
      ids[i] = done.header("X-Recording-ID").orElseThrow();
    }
    assertThat(ids[0]).isEqualTo(ids[1]);
    byte[] other = Sounds.clip(Sounds.OTHER_CLIP);
    TusUpload.begin(person, session, other.length)
        .send(0, other)
        .expectError(409, "CONFLICT", "session_id");
    assertThat(
            person
                .api()
                .post("/api/recordings/upload", Site.upload(session, "a.flac", file))
                .expect(200)
                .json()
                .getInt("id"))
        .isEqualTo(Integer.parseInt(ids[0]));
    assertThat(recordings(person)).isEqualTo(1);
  }

  @Test
  void letsOnlyOneRequestAtATimeWriteToAnUpload() throws Exception {
    Site.Person person = site.newContributor();
    TusUpload upload = TusUpload.begin(person, site.openSession(person, sentence), 200_000);
    try (var line = upload.hangingPiece(0, new byte[100_000], 50_000)) {
      Await.until("half of it is there", Site.SOON, () -> upload.offset() > 0);
      upload.send(upload.offset(), new byte[10]).expectError(409, "CONFLICT", "upload_id");
      upload.api().delete(upload.path()).expectError(409, "CONFLICT", "upload_id");
      assertThat(line.isConnected()).isTrue();
    }
  }

  @Test
  void removesWhatHasExpiredWithItsPieces() throws Exception {
    site.installation().requireOwn();
    Site.Person person = site.newContributor();
    TusUpload upload = TusUpload.begin(person, site.openSession(person, sentence), 1000);
    upload.send(0, new byte[500]).expect(204);
    assertThat(Files.size(growing(upload))).isEqualTo(500);
    site.installation()
        .execute(
            "UPDATE uploads SET expires_at = now() - interval '1 second' WHERE user_id = ?",
            person.id());
    assertThat(upload.head().status()).isIn(404, 410);
    Await.until("the pieces are gone", Site.SOON, () -> !Files.exists(growing(upload)));
    Await.until("so is the row", Site.SOON, () -> upload.head().status() == 404);
  }
}
