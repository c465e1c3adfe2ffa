package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A136")
class WithdrawalIT {
  private static Site site;
  private Site.Person speaker;
  private int language;

  @BeforeAll
  static void findSite() {
    site = Site.get();
    site.installation().requireOwn();
  }

  @BeforeEach
  void newSpeaker() {
    speaker = site.newContributor();
    language = site.newLanguage();
  }

  private int agreedChunk(Site.Person person, String text, String file, byte[] sound)
      throws Exception {
    int recording = site.record(person, site.newSentence(language), file, sound);
    site.awaitProcessed(recording);
    int chunk = site.chunks(recording).get(0).getInt("id");
    for (Site.Person listener : site.newContributors(3)) {
      site.transcribe(listener, language, chunk, text);
    }
    site.awaitConsensus(chunk, 3);
    return chunk;
  }

  /** The sound of a chunk as nobody else spoke it, so that its bytes are found nowhere else. */
  private static byte[] unlike(int chunk) {
    short[] samples =
        Sounds.samples(site.admin().get("/api/chunks/" + chunk + "/audio").expect(200).bytes());
    Random noise = new Random();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (samples[i] * 0.9 + noise.nextInt(7) - 3);
    }
    return Sounds.wav(samples, Sounds.RATE);
  }

  private static JsonObject awaitReceipt(Answer asked) throws Exception {
    String receipt = asked.expect(202).json().getString("receipt");
    JsonObject[] state = new JsonObject[1];
    Await.until(
        "withdrawal " + receipt + " is completed",
        Site.SOON,
        () -> {
          state[0] = site.anonymous().get("/api/withdrawals/" + receipt).expect(200).json();
          return state[0].getString("status").equals("completed");
        });
    return state[0];
  }

  /** The sums that a withdrawal must not change. */
  private static Map<String, Object> sums() {
    JsonObject all = site.admin().get("/api/admin/stats/platform").expect(200).json();
    Map<String, Object> sums = new HashMap<>();
    for (String name : List.of("total_recordings", "total_chunks", "total_transcriptions")) {
      sums.put(name, all.get(name));
    }
    sums.put("hours", all.getJsonObject("recordings").get("total_duration_hours"));
    return sums;
  }

  /** Every table with a column of that name and how many rows of it hold the value. */
  private static List<String> rowsWith(String column, Object value, List<String> but)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = site.installation().connect();
        var tables = connection.createStatement();
        ResultSet names =
            tables.executeQuery(
                "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public'"
                    + " AND column_name = '"
                    + column
                    + "'")) {
      while (names.next()) {
        String table = names.getString(1);
        if (!but.contains(table)) {
          try (var count = connection.createStatement();
              ResultSet rows =
                  count.executeQuery(
                      "SELECT count(*) FROM " + table + " WHERE " + column + " = " + value)) {
            rows.next();
            if (rows.getLong(1) > 0) {
              found.add(table);
            }
          }
        }
      }
    }
    return found;
  }

  /** Where sounds are kept and worked on; what else is there is the server's own. */
  private static boolean isOurs(Path file) {
    return file.startsWith("storage") || file.startsWith("work");
  }

  /** Files of the storage whose bytes hold those. */
  private static List<Path> filesHolding(byte[] part) throws Exception {
    String wanted = new String(part, java.nio.charset.StandardCharsets.ISO_8859_1);
    List<Path> holders = new ArrayList<>();
    Path data = site.installation().requireOwn().dataDirectory();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file :
          files.filter(f -> Files.isRegularFile(f) && isOurs(data.relativize(f))).toList()) {
        if (Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1).contains(wanted)) {
          holders.add(file);
        }
      }
    }
    return holders;
  }

  @Test
  @Tag("A94")
  void anAccountThatWithdrawsLeavesNoVoiceAndKeepsTheSums() throws Exception {
    String words = "zebra " + Site.fresh("quagga").replaceAll("[^a-z0-9]", "") + " okapi";
    int other =
        agreedChunk(
            site.newContributor(),
            "somebody else speaks",
            Sounds.SHORT_CLIP,
            Sounds.clip(Sounds.SHORT_CLIP));
    int chunk = agreedChunk(speaker, words, "voice.wav", unlike(other));
    Site.Person witness = site.newContributor();
    int heard = site.newChunk(witness, language, Sounds.SHORT_CLIP);
    site.transcribe(speaker, language, heard, "written by who leaves");
    int recording =
        site.admin().get("/api/chunks/" + chunk + "/info").json().getInt("recording_id");
    byte[] sound = site.admin().get("/api/chunks/" + chunk + "/audio").expect(200).bytes();
    // Encoded and kept beside it.
    site.admin().get("/api/chunks/" + chunk + "/audio?format=mp3").expect(200);
    byte[] part = java.util.Arrays.copyOfRange(sound, 8000, 8400);
    assertThat(filesHolding(part)).isNotEmpty();
    JsonObject before =
        site.export(site.admin(), "{\"format\":\"csv\",\"language_ids\":[" + language + "]}");
    assertThat(site.validated(language)).hasSize(2);
    assertThat(search(words)).isEqualTo(3);
    Map<String, Object> sums = sums();

    speaker
        .api()
        .post("/api/withdrawals/account", "{\"password\":\"not this one\"}")
        .expectError(422, "VALIDATION_ERROR", "password");
    Answer asked =
        speaker
            .api()
            .post(
                "/api/withdrawals/account",
                "{\"password\":\"" + Site.PASSWORD + "\",\"transcriptions\":\"remove\"}");
    speaker.api().get("/api/auth/me").expectError(401, "AUTHENTICATION_FAILED");
    JsonObject receipt = awaitReceipt(asked);
    JsonObject removed = receipt.getJsonObject("removed");
    assertThat(removed.getInt("recordings")).isEqualTo(1);
    assertThat(removed.getInt("chunks")).isEqualTo(1);
    assertThat(removed.getInt("transcriptions")).isEqualTo(4);
    assertThat(removed.getInt("releases")).isEqualTo(1);
    assertThat(removed.getInt("files")).isGreaterThanOrEqualTo(3);

    assertThat(filesHolding(part)).as("no file").isEmpty();
    assertThat(rowsWith("recording_id", recording, List.of("withdrawals"))).as("no row").isEmpty();
    assertThat(rowsWith("chunk_id", chunk, List.of("withdrawn_chunks"))).isEmpty();
    assertThat(rowsWith("speaker_id", speaker.id(), List.of())).isEmpty();
    assertThat(search(words)).as("no search result").isZero();
    site.admin().get("/api/chunks/" + chunk + "/audio").expectError(404, "RESOURCE_NOT_FOUND");
    site.admin().get("/api/recordings/" + recording).expectError(404, "RESOURCE_NOT_FOUND");
    assertThat(site.admin().get(URI.create(before.getString("download_url")).getPath()).status())
        .as("an archive that held it")
        .isIn(404, 410);
    assertThat(site.validated(language))
        .as("a later export")
        .extracting(row -> row.get("sentence"))
        .containsExactly("somebody else speaks");
    assertThat(sums()).isEqualTo(sums);
    assertThat(
            site.admin()
                .get("/api/chunks/" + other + "/info")
                .expect(200)
                .json()
                .getBoolean("ready_for_export"))
        .isTrue();

    JsonObject feed = site.admin().get("/api/withdrawals?limit=1000").expect(200).json();
    assertThat(Site.objects(feed, "withdrawals"))
        .filteredOn(row -> row.getString("clip").endsWith("%010d.wav".formatted(chunk)))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.getString("reason")).isEqualTo("account");
              assertThat(row.getString("sha256")).isEqualTo(Release.sha256(sound));
              assertThat(row.getString("release")).isNotBlank();
            });
    site.newContributor()
        .api()
        .get("/api/withdrawals")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
  }

  private static int search(String words) {
    return site.admin()
        .get(
            "/api/search/transcriptions?q="
                + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8))
        .expect(200)
        .json()
        .getInt("total");
  }

  @Test
  @Tag("A81")
  void oneRecordingIsTakenBackAndWhoWorksOnItIsToldSo() throws Exception {
    int chunk = site.newChunk(speaker, language, Sounds.SHORT_CLIP);
    int recording =
        site.admin().get("/api/chunks/" + chunk + "/info").json().getInt("recording_id");
    Site.Person listener = site.newContributor();
    String session = site.tasks(listener, language, 1).getString("session_id");
    site.newContributor()
        .api()
        .post("/api/withdrawals/recordings/" + recording, "{}")
        .expectError(404, "RESOURCE_NOT_FOUND");
    JsonObject receipt =
        awaitReceipt(
            speaker
                .api()
                .post("/api/withdrawals/recordings/" + recording, "{\"reason\":\"my neighbour\"}"));
    assertThat(receipt.getString("scope")).isEqualTo("recording");
    speaker
        .api()
        .post("/api/withdrawals/recordings/" + recording, "{}")
        .expectError(404, "RESOURCE_NOT_FOUND");
    listener
        .api()
        .post("/api/transcriptions/submit", Site.submission(session, chunk, "too late"))
        .expectError(409, "CONFLICT", "chunk_id");
    site.newPerson("reviewer")
        .api()
        .post("/api/consensus/manual-review/" + chunk, "{\"decision\":\"approved\",\"text\":\"x\"}")
        .expectError(409, "CONFLICT", "chunk_id");
    speaker.api().get("/api/auth/me").expect(200);
    site.anonymous().get("/api/withdrawals/unknown").expectError(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void handsAPersonEverythingThatIsKeptOfIt() throws Exception {
    int chunk = site.newChunk(speaker, language, Sounds.SHORT_CLIP);
    int recording =
        site.admin().get("/api/chunks/" + chunk + "/info").json().getInt("recording_id");
    int other = site.newChunk(site.newContributor(), language, Sounds.SHORT_CLIP);
    site.transcribe(speaker, language, other, "my very own words");
    Answer answer = speaker.api().get("/api/auth/me/data").expect(200);
    assertThat(answer.header("Content-Type")).hasValue("application/zip");
    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.bytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    assertThat(json(files, "account").getJsonObject(0).getString("email"))
        .isEqualTo(speaker.email());
    assertThat(json(files, "transcriptions").getJsonObject(0).getString("text"))
        .isEqualTo("my very own words");
    assertThat(json(files, "recordings")).hasSize(1);
    assertThat(json(files, "reviews")).isEmpty();
    assertThat(files.get("account.json")).asString().doesNotContain("password_hash");
    assertThat(files)
        .hasEntrySatisfying(
            files.keySet().stream()
                .filter(name -> name.startsWith("recordings/" + recording))
                .findFirst()
                .orElse("recordings/" + recording),
            bytes ->
                assertThat(Release.sha256(bytes))
                    .isEqualTo(json(files, "recordings").getJsonObject(0).getString("sha256")));
  }

  private static jakarta.json.JsonArray json(Map<String, byte[]> files, String name) {
    return Json.createReader(new ByteArrayInputStream(files.get(name + ".json"))).readArray();
  }

  @Test
  void auditsThatStaffListensAndFindsItAgain() throws Exception {
    int chunk = site.newChunk(speaker, language, Sounds.SHORT_CLIP);
    Site.Person reviewer = site.newPerson("reviewer");
    reviewer.api().get("/api/chunks/" + chunk + "/audio").expect(200);
    reviewer
        .api()
        .with("Range", "bytes=100-200")
        .get("/api/chunks/" + chunk + "/audio")
        .expect(206);
    speaker.api().get("/api/chunks/" + chunk + "/audio").expect(200);
    site.newContributor().api().get("/api/chunks/" + chunk + "/audio").expect(200);
    JsonObject found =
        site.admin().get("/api/admin/audit?action=listen&subject_id=" + chunk).expect(200).json();
    assertThat(Site.objects(found, "entries"))
        .hasSize(1)
        .allSatisfy(entry -> assertThat(entry.getInt("user_id")).isEqualTo(reviewer.id()));
    JsonObject searched =
        site.admin()
            .get("/api/admin/audit?q=listen%20chunk%20" + chunk + "%20%7B")
            .expect(200)
            .json();
    assertThat(searched.getInt("total")).isEqualTo(1);
    assertThat(site.admin().get("/api/admin/audit?q=100%25_!").expect(200).json().getInt("total"))
        .isZero();
    site.admin()
        .get("/api/admin/audit?q=" + "x".repeat(300))
        .expectError(422, "VALIDATION_ERROR", "q");
  }
}
