package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UserAdministrationIT {
  private static Site site;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  private static List<JsonObject> find(String parameters) {
    return Site.objects(
        site.admin().get("/api/v1/admin/users?limit=50&" + parameters).expect(200).json(), "users");
  }

  @Test
  @Tag("A157")
  void suspendsAPersonForATimeTellsWhyAndLetsItInAgain() {
    Site.Person person = site.newContributor();
    String email = person.email();
    Api session =
        site.anonymous()
            .withToken(
                Site.login(site.installation(), email, Site.PASSWORD).getString("access_token"));
    String path = "/api/admin/users/" + person.id() + "/suspension";
    Instant until = Instant.now().plus(7, ChronoUnit.DAYS);
    person.api().post(path, "{\"reason\":\"x\"}").expectError(403, "INSUFFICIENT_PERMISSIONS");
    site.admin().post(path, "{}").expectError(422, "VALIDATION_ERROR", "reason");
    site.admin()
        .post(path, "{\"reason\":\"x\",\"until\":\"2020-01-01\"}")
        .expectError(422, "VALIDATION_ERROR", "until");
    JsonObject suspended =
        site.admin()
            .post(path, "{\"reason\":\"Insults\",\"until\":\"" + until + "\"}")
            .expect(200)
            .json();
    assertThat(suspended.getBoolean("suspended")).isTrue();
    assertThat(suspended.getString("suspension_reason")).isEqualTo("Insults");

    String login = "{\"email\":\"%s\",\"password\":\"%s\"}";
    Answer refused =
        site.anonymous()
            .post("/api/auth/login", login.formatted(email, Site.PASSWORD))
            .expectError(403, "INSUFFICIENT_PERMISSIONS");
    assertThat(refused.text()).contains("Insults");
    assertThat(session.get("/api/auth/me").expectError(403, "INSUFFICIENT_PERMISSIONS").text())
        .contains("Insults");
    person.api().get("/api/auth/me").expectError(403, "INSUFFICIENT_PERMISSIONS");
    site.anonymous()
        .post("/api/auth/login", login.formatted(email, "not the password"))
        .expectError(401, "AUTHENTICATION_FAILED");
    assertThat(find("suspended=true&q=" + email)).hasSize(1);

    site.admin().delete(path).expect(200);
    session.get("/api/auth/me").expect(200);
    person.api().get("/api/auth/me").expect(200);
    List<JsonObject> deeds =
        Site.objects(
            site.admin()
                .get("/api/admin/audit?subject_type=user&subject_id=" + person.id())
                .expect(200)
                .json(),
            "entries");
    assertThat(deeds)
        .extracting(d -> d.getString("action"))
        .contains("suspend-user", "lift-suspension", "create-user");
    assertThat(deeds).anySatisfy(d -> assertThat(d.toString()).contains("Insults"));
    person.api().get("/api/admin/audit").expectError(403, "INSUFFICIENT_PERMISSIONS");
  }

  @Test
  @Tag("A95")
  void findsPeopleByRoleNameAndDay() {
    Site.Person person = site.newPerson("reviewer");
    assertThat(find("q=" + person.email().substring(0, 14) + "&role=reviewer"))
        .extracting(u -> u.getInt("id"))
        .contains(person.id());
    JsonObject found = find("q=" + person.email()).get(0);
    assertThat(found.getInt("recordings_count")).isZero();
    assertThat(found.containsKey("last_activity")).isTrue();
    assertThat(find("q=" + person.email() + "&created_before=2020-01-01")).isEmpty();
    assertThat(find("q=" + person.email() + "&created_from=2020-01-01T00:00:00Z")).hasSize(1);
    assertThat(find("q=%25%25%25")).isEmpty();
    for (String wrong : List.of("role=king", "suspended=maybe", "created_from=yesterday")) {
      site.admin()
          .get("/api/admin/users?" + wrong)
          .expectError(422, "VALIDATION_ERROR", wrong.substring(0, wrong.indexOf('=')));
    }
  }

  @Test
  @Tag("A95")
  void answersEarlierClientsAtTheirAddresses() {
    Site.Person person = site.newContributor();
    assertThat(site.admin().get("/api/admin/users").expect(200).text()).startsWith("[{");
    assertThat(site.admin().get("/api/auth/users").expect(200).text())
        .startsWith("[{")
        .contains(person.email());
    String email = Site.freshEmail();
    site.admin()
        .post(
            "/api/auth/users",
            "{\"name\":\"Ann\",\"email\":\"%s\",\"password\":\"%s\",\"role\":\"operator\"}"
                .formatted(email, Site.PASSWORD))
        .expect(201);
    String role = "/api/auth/users/" + person.id() + "/role";
    assertThat(
            site.admin().put(role + "?new_role=reviewer", "").expect(200).json().getString("role"))
        .isEqualTo("reviewer");
    site.admin().put(role, "").expectError(422, "VALIDATION_ERROR", "new_role");
    person.api().get("/api/auth/users").expectError(403, "INSUFFICIENT_PERMISSIONS");
  }

  @Test
  @Tag("A95")
  void deletesAnAccountAndKeepsWhatItContributed() throws Exception {
    Site.Person person = site.newContributor();
    int recording =
        site.record(
            person, site.newSentence(site.newLanguage()), "a.flac", Sounds.clip(Sounds.SHORT_CLIP));
    site.awaitProcessed(recording);
    assertThat(person.api().get("/api/auth/me/stats").expect(200).json().getInt("recordings_count"))
        .isEqualTo(1);
    site.admin().delete("/api/admin/users/" + person.id()).expect(200);
    person.api().get("/api/auth/me").expectError(401, "AUTHENTICATION_FAILED");
    assertThat(find("q=" + person.email())).isEmpty();
    assertThat(site.chunks(recording)).hasSize(1);
    site.admin().delete("/api/admin/users/" + person.id()).expectError(404, "RESOURCE_NOT_FOUND");
    site.anonymous()
        .post(
            "/api/auth/register",
            "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"Ann\"}"
                .formatted(person.email(), Site.PASSWORD))
        .expect(201);
  }

  @Test
  @Tag("A3")
  @Tag("A6")
  void changesAProfile() {
    Site.Person person = site.newContributor();
    JsonObject changed =
        person
            .api()
            .patch("/api/v1/auth/me", "{\"name\":\" Rahim \",\"preferred_language\":\"bn\"}")
            .expect(200)
            .json();
    assertThat(changed.getString("name")).isEqualTo("Rahim");
    assertThat(changed.getString("preferred_language")).isEqualTo("bn");
    assertThat(person.api().put("/api/auth/me", "{}").expect(200).json()).isEqualTo(changed);
    person
        .api()
        .patch("/api/auth/me", "{\"name\":\" \",\"preferred_language\":\"Bengali!\"}")
        .expectError(422, "VALIDATION_ERROR", "name");
    JsonObject stats = person.api().get("/api/auth/me/stats").expect(200).json();
    assertThat(stats.getInt("transcriptions_count")).isZero();
    assertThat(stats.isNull("avg_transcription_quality")).isTrue();
  }

  @Test
  @Tag("A9")
  void aLimitedKeyIsRefusedWhatItIsNotMadeFor() {
    Site.Person person = site.newPerson("admin");
    String key =
        person
            .api()
            .post("/api/auth/api-keys", "{\"name\":\"reader\",\"scopes\":[\"view_own_data\"]}")
            .expect(201)
            .json()
            .getString("api_key");
    Api limited = site.anonymous().withKey(key);
    limited.get("/api/auth/me").expect(200);
    assertThat(
            limited
                .get("/api/admin/users?limit=1")
                .expectError(403, "INSUFFICIENT_PERMISSIONS")
                .text())
        .contains("manage_users");
    limited
        .post("/api/auth/api-keys", "{\"name\":\"more\"}")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    person
        .api()
        .post("/api/auth/api-keys", "{\"name\":\"odd\",\"scopes\":[\"fly\"]}")
        .expectError(422, "VALIDATION_ERROR", "scopes");
  }
}
