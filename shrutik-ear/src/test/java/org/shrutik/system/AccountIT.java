package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccountIT {
  private static Site site;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  private static String registration(String email, String password) {
    return """
        {"email":"%s","password":"%s","name":"Ann","preferred_language":"bn","unknown_key":1}
        """
        .formatted(email, password);
  }

  @Test
  @Tag("A3")
  void registersAPersonAsContributor() {
    String email = Site.freshEmail();
    JsonObject user =
        site.anonymous()
            .post("/api/auth/register", registration(email, Site.PASSWORD))
            .expect(201)
            .json();
    assertThat(user.getString("email")).isEqualTo(email);
    assertThat(user.getString("name")).isEqualTo("Ann");
    assertThat(user.getString("role")).isEqualTo("contributor");
    assertThat(user.getString("preferred_language")).isEqualTo("bn");
    assertThat(user.toString()).doesNotContain("password", "$2");
  }

  @Test
  @Tag("A3")
  void refusesAnAddressThatIsTakenInAnyLetterCase() {
    String email = Site.freshEmail();
    site.anonymous().post("/api/auth/register", registration(email, Site.PASSWORD)).expect(201);
    site.anonymous()
        .post(
            "/api/auth/register",
            registration(email.toUpperCase(java.util.Locale.ROOT), Site.PASSWORD))
        .expectError(400, "VALIDATION_ERROR", "email");
  }

  @Test
  @Tag("A3")
  @Tag("A121")
  void namesEveryFaultOfARegistrationAtOnce() {
    JsonObject error =
        site.anonymous()
            .post(
                "/api/auth/register",
                "{\"email\":\"nobody\",\"password\":\"short\",\"name\":\" \"}")
            .expectError(422, "VALIDATION_ERROR")
            .json()
            .getJsonObject("error");
    assertThat(Site.objects(error.getJsonObject("details"), "validation_errors"))
        .extracting(e -> e.getString("field"))
        .containsExactlyInAnyOrder("name", "email", "password");
  }

  @Test
  @Tag("A3")
  void refusesAPasswordThatIsEasyToGuessAndTellsWhy() {
    site.anonymous()
        .post("/api/auth/register", registration(Site.freshEmail(), "password"))
        .expectError(422, "VALIDATION_ERROR", "password");
  }

  @Test
  @Tag("A8")
  void takesABengaliPasswordOf34Letters() {
    String password = "নদীরধারেবসেআমিগানশুনিআরবইপড়িরোজসকা".substring(0, 34);
    assertThat(password.codePointCount(0, password.length())).isEqualTo(34);
    String email = Site.freshEmail();
    site.anonymous().post("/api/auth/register", registration(email, password)).expect(201);
    assertThat(Site.login(site.installation(), email, password).getString("token_type"))
        .isEqualTo("bearer");
    site.anonymous()
        .post(
            "/api/auth/login",
            "{\"email\":\"%s\",\"password\":\"%s\"}"
                .formatted(email, password.substring(0, 33) + "ঢ"))
        .expectError(401, "AUTHENTICATION_FAILED");
  }

  @Test
  @Tag("A1")
  @Tag("A2")
  @Tag("A6")
  void logsInWithBothTokensAndTheUser() {
    String email = Site.freshEmail();
    site.anonymous().post("/api/auth/register", registration(email, Site.PASSWORD)).expect(201);
    JsonObject login =
        Site.login(site.installation(), email.toUpperCase(java.util.Locale.ROOT), Site.PASSWORD);
    assertThat(login.getString("token_type")).isEqualTo("bearer");
    assertThat(login.getString("refresh_token")).isNotBlank();
    assertThat(login.getInt("expires_in")).isEqualTo(15 * 60);
    assertThat(login.getJsonObject("user").getString("email")).isEqualTo(email);
    JsonObject me =
        site.anonymous()
            .withToken(login.getString("access_token"))
            .get("/api/auth/me")
            .expect(200)
            .json();
    assertThat(me).isEqualTo(login.getJsonObject("user"));
  }

  @Test
  @Tag("A1")
  void doesNotTellWhetherAnAddressIsKnown() {
    String known = Site.freshEmail();
    site.anonymous().post("/api/auth/register", registration(known, Site.PASSWORD)).expect(201);
    String wrong = "{\"email\":\"%s\",\"password\":\"not the password\"}";
    JsonObject first =
        site.anonymous()
            .post("/api/auth/login", wrong.formatted(known))
            .expectError(401, "AUTHENTICATION_FAILED")
            .json();
    JsonObject second =
        site.anonymous()
            .post("/api/auth/login", wrong.formatted(Site.freshEmail()))
            .expectError(401, "AUTHENTICATION_FAILED")
            .json();
    assertThat(first.getString("detail")).isEqualTo(second.getString("detail"));
  }

  @Test
  @Tag("A121")
  void answers400ToJsonThatIsNoJson() {
    for (String body : new String[] {"{", "", "[1", "not json", "{\"email\":}"}) {
      site.anonymous().post("/api/auth/login", body).expectError(400, "VALIDATION_ERROR", "body");
    }
    site.admin().post("/api/scripts", "{\"text\":").expectError(400, "VALIDATION_ERROR", "body");
  }

  @Test
  @Tag("A121")
  @Tag("A135")
  void names422FieldsOfAWrongType() {
    site.admin()
        .post("/api/scripts", "{\"text\":\"x\",\"language_id\":\"two\"}")
        .expectError(422, "VALIDATION_ERROR", "language_id");
  }

  @Test
  @Tag("A13")
  @Tag("A15")
  void letsAnAdministratorGiveRolesButKeepsOneAdministrator() {
    Site.Person person = site.newContributor();
    JsonObject changed =
        site.admin()
            .put("/api/admin/users/" + person.id() + "/role", "{\"role\":\"reviewer\"}")
            .expect(200)
            .json();
    assertThat(changed.getString("role")).isEqualTo("reviewer");
    site.admin()
        .put("/api/admin/users/" + person.id() + "/role", "{\"role\":\"king\"}")
        .expectError(422, "VALIDATION_ERROR", "role");
    JsonObject administrators =
        site.admin().get("/api/admin/users?role=admin&limit=2").expect(200).json();
    if (administrators.getInt("total") == 1) {
      int id = Site.objects(administrators, "users").get(0).getInt("id");
      site.admin()
          .put("/api/admin/users/" + id + "/role", "{\"role\":\"contributor\"}")
          .expectError(409, "CONFLICT", "role");
    }
  }

  @Test
  @Tag("A119")
  @Tag("A122")
  void listsPeopleInPagesByNumberAndByCursor() {
    site.newContributors(3);
    JsonObject first = site.admin().get("/api/v1/admin/users/?limit=2").expect(200).json();
    assertThat(Site.objects(first, "users")).hasSize(2);
    assertThat(first.getInt("per_page")).isEqualTo(2);
    assertThat(first.getInt("page")).isEqualTo(1);
    assertThat(first.getBoolean("has_next")).isTrue();
    assertThat(first.getBoolean("has_prev")).isFalse();
    int total = first.getInt("total");
    assertThat(first.getInt("total_pages")).isEqualTo((total + 1) / 2);
    JsonObject byNumber = site.admin().get("/api/admin/users?page=2&per_page=2").expect(200).json();
    JsonObject byCursor =
        site.admin()
            .get("/api/admin/users?limit=2&cursor=" + first.getString("next_cursor"))
            .expect(200)
            .json();
    assertThat(byCursor.getJsonArray("users")).isEqualTo(byNumber.getJsonArray("users"));
    assertThat(byNumber.getBoolean("has_prev")).isTrue();
    site.admin()
        .get("/api/admin/users?limit=0&skip=-1")
        .expectError(422, "VALIDATION_ERROR", "limit");
  }
}
