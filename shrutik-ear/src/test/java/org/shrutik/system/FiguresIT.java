package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FiguresIT {
  private static Site site;

  @BeforeAll
  static void findSite() {
    site = Site.get();
    site.installation().requireOwn();
  }

  private static double raw(String sql) throws SQLException {
    try (var connection = site.installation().connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT " + sql)) {
      rows.next();
      return rows.getDouble(1);
    }
  }

  private static JsonObject day(LocalDate date) {
    JsonObject body =
        site.admin()
            .get("/api/admin/figures?date_from=" + date + "&date_to=" + date)
            .expect(200)
            .json();
    assertThat(Site.objects(body, "days")).hasSize(1);
    JsonObject only = Site.objects(body, "days").get(0);
    assertThat(body.getJsonObject("totals")).isEqualTo(only);
    return only;
  }

  /** A day long ago is this test's own: rows are moved there, as if they had been made then. */
  @Test
  @Tag("A48")
  @Tag("A108")
  void ofADayEqualWhatItsRawRowsSay() throws Exception {
    int language = site.newLanguage();
    Site.Person speaker = site.newContributor();
    int chunk = site.newChunk(speaker, language, Sounds.SHORT_CLIP);
    int recording =
        site.admin().get("/api/chunks/" + chunk + "/info").json().getInt("recording_id");
    for (Site.Person listener : site.newContributors(3)) {
      site.transcribe(listener, language, chunk, "the same words");
    }
    site.awaitConsensus(chunk, 3);
    String left = site.openSession(speaker, site.newSentence(language));
    String refused = site.openSession(speaker, site.newSentence(language));
    speaker
        .api()
        .post(
            "/api/recordings/upload",
            Site.upload(
                refused, "x.wav", "no sound".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .expectError(415, "UNSUPPORTED_FORMAT");

    LocalDate past =
        LocalDate.now(ZoneOffset.UTC)
            .minusYears(1)
            .minusDays(java.util.concurrent.ThreadLocalRandom.current().nextInt(3000));
    String then = "TIMESTAMPTZ '" + past + " 12:00:00Z'";
    site.installation()
        .execute(
            "UPDATE users SET created_at = " + then + " - interval '90 s' WHERE id = ?",
            speaker.id());
    site.installation()
        .execute("UPDATE voice_recordings SET created_at = " + then + " WHERE id = ?", recording);
    site.installation()
        .execute(
            "UPDATE recording_sessions SET created_at = "
                + then
                + ", expires_at = "
                + then
                + " + interval '2 h' WHERE user_id = ?",
            speaker.id());
    site.installation()
        .execute("UPDATE transcriptions SET created_at = " + then + " WHERE chunk_id = ?", chunk);
    site.installation()
        .execute(
            "UPDATE audio_chunks SET created_at = " + then + " - interval '30 s' WHERE id = ?",
            chunk);
    site.installation()
        .execute("UPDATE chunk_consensus SET created_at = " + then + " WHERE chunk_id = ?", chunk);
    site.installation()
        .execute(
            "UPDATE tasks SET created_at = "
                + then
                + " - interval '7 s', finished_at = "
                + then
                + " WHERE kind = 'CHUNKING' AND subject_id = ?",
            recording);
    site.installation()
        .execute(
            "UPDATE upload_refusals SET created_at = " + then + " WHERE user_id = ?", speaker.id());
    assertThat(left).isNotBlank();

    JsonObject day = day(past);
    JsonObject recordings = day.getJsonObject("recordings");
    String sessions =
        "count(*) FROM recording_sessions s WHERE CAST(created_at AT TIME ZONE 'UTC' AS date) ="
            + " DATE '"
            + past
            + "'";
    assertThat(recordings.getInt("started")).isEqualTo((int) raw(sessions)).isEqualTo(3);
    String done = " AND EXISTS (SELECT 1 FROM voice_recordings r WHERE r.session_id = s.id)";
    assertThat(recordings.getInt("completed")).isEqualTo((int) raw(sessions + done)).isEqualTo(1);
    assertThat(recordings.getInt("abandoned")).isEqualTo(2);
    assertThat(recordings.getJsonNumber("success_rate").doubleValue())
        .isCloseTo(1 / 3.0, within(1e-9));
    assertThat(recordings.getJsonNumber("mean_seconds").doubleValue())
        .isCloseTo(raw("duration FROM voice_recordings WHERE id = " + recording), within(1e-9));
    JsonObject uploads = day.getJsonObject("uploads");
    assertThat(uploads.getInt("accepted")).isEqualTo(1);
    assertThat(uploads.getInt("refused")).isEqualTo(1);
    assertThat(uploads.getJsonNumber("success_rate").doubleValue()).isEqualTo(0.5);
    assertThat(day.getJsonObject("processing").getJsonNumber("mean_seconds").doubleValue())
        .isCloseTo(7, within(1e-6));
    assertThat(day.getJsonNumber("first_recording_seconds").doubleValue())
        .isCloseTo(90, within(1e-6));
    assertThat(day.getInt("active_users")).isEqualTo(4);
    assertThat(day.getInt("transcriptions")).isEqualTo(3);
    JsonObject consensus = day.getJsonObject("consensus");
    assertThat(consensus.getInt("decided")).isEqualTo(1);
    assertThat(consensus.getJsonNumber("rate").doubleValue()).isEqualTo(1);
    assertThat(consensus.getJsonNumber("mean_seconds").doubleValue()).isCloseTo(30, within(1e-6));
  }

  @Test
  @Tag("A108")
  void areShownByDayToStaffOnlyAndAreMetrics() {
    JsonObject body = site.admin().get("/api/admin/figures").expect(200).json();
    assertThat(Site.objects(body, "days")).hasSize(30);
    site.newContributor()
        .api()
        .get("/api/admin/figures")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    site.admin()
        .get("/api/admin/figures?date_from=yesterday")
        .expectError(422, "VALIDATION_ERROR", "date_from");
    site.admin()
        .get("/api/admin/figures?date_from=2024-02-01&date_to=2024-01-01")
        .expectError(422, "VALIDATION_ERROR", "date_from");
    site.admin()
        .get("/api/admin/figures?date_from=2020-01-01&date_to=2024-01-01")
        .expectError(422, "VALIDATION_ERROR", "date_from");
  }
}
