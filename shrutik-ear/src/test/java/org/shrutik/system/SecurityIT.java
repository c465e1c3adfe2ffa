package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SecurityIT {
  private static final List<String> ROLES =
      List.of("contributor", "reviewer", "sworik_developer", "operator", "admin");

  /** Requests, and who may make them; others are refused with 403. */
  private static final Map<String, Set<String>> MATRIX =
      Map.of(
          "GET /api/auth/me", Set.copyOf(ROLES),
          "GET /api/scripts?limit=1", Set.copyOf(ROLES),
          "GET /api/recordings?limit=1", Set.copyOf(ROLES),
          "GET /api/admin/users?limit=1", Set.of("admin"),
          "POST /api/scripts", Set.of("admin"),
          "POST /api/languages", Set.of("admin"),
          "GET /api/admin/tasks?limit=1", Set.of("operator", "admin"),
          "GET /api/recordings/admin/all?limit=1",
              Set.of("reviewer", "sworik_developer", "operator", "admin"),
          "GET /api/transcriptions/admin/all?limit=1",
              Set.of("reviewer", "sworik_developer", "operator", "admin"),
          "POST /api/export/dataset", Set.of("sworik_developer", "operator", "admin"));

  private static final List<String> OPEN = List.of("GET /api/languages", "GET /api/health");

  private static Site site;

  @BeforeAll
  static void findSite() {
    site = Site.get();
  }

  private static Answer call(Api api, String request) {
    String[] parts = request.split(" ", 2);
    // A body that no rule of the domain accepts: nothing is made even where it is permitted.
    return parts[0].equals("GET")
        ? api.get(parts[1])
        : api.post(parts[1], "{\"language_ids\":[-1],\"language_id\":-1}");
  }

  private static String privateKey(Path data) throws Exception {
    try (Stream<Path> keys = Files.list(data.resolve("keys"))) {
      for (Path key : keys.toList()) {
        String text = Files.readString(key);
        if (text.contains("BEGIN PRIVATE KEY")) {
          return text;
        }
      }
    }
    throw new AssertionError("No private key in " + data);
  }

  private static JsonObject claims(String token) {
    byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return Json.createReader(new StringReader(new String(json, StandardCharsets.UTF_8)))
        .readObject();
  }

  /** A token with the site's own signature. */
  private static String signed(String header, JsonObject claims) throws Exception {
    String pem = privateKey(site.installation().requireOwn().dataDirectory());
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "").strip());
    PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String body =
        header + "." + encoder.encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(body.getBytes(StandardCharsets.US_ASCII));
    return body + "." + encoder.encodeToString(signature.sign());
  }

  private static JsonObject newLogin() {
    return Site.login(site.installation(), site.newContributor().email(), Site.PASSWORD);
  }

  @Test
  @Tag("A13")
  @Tag("A14")
  void refusesEverybodyWithoutALoginExceptWhereItIsOpen() {
    for (String request : MATRIX.keySet()) {
      Answer answer = call(site.anonymous(), request).expectError(401, "AUTHENTICATION_FAILED");
      assertThat(answer.header("WWW-Authenticate"))
          .hasValueSatisfying(v -> assertThat(v).startsWith("Bearer"));
    }
    for (String request : OPEN) {
      call(site.anonymous(), request).expect(200);
    }
  }

  @Test
  @Tag("A13")
  @Tag("A14")
  void letsEachRoleDoWhatTheTableSaysAndNothingElse() {
    List<String> wrong = new ArrayList<>();
    for (String role : ROLES) {
      Api byKey = site.newPerson(role).api();
      Site.Person person = site.newPerson(role);
      Api byToken =
          site.anonymous()
              .withToken(
                  Site.login(site.installation(), person.email(), Site.PASSWORD)
                      .getString("access_token"));
      for (Map.Entry<String, Set<String>> line : new TreeMap<>(MATRIX).entrySet()) {
        for (Api api : List.of(byKey, byToken)) {
          int status = call(api, line.getKey()).status();
          boolean permitted = status == 200 || status == 422;
          if (permitted != line.getValue().contains(role) || (!permitted && status != 403)) {
            wrong.add(role + " " + line.getKey() + " " + status);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @Tag("A7")
  void refusesTokensThatAreBrokenExpiredOrSignedByOthers() throws Exception {
    String token = newLogin().getString("access_token");
    String[] parts = token.split("\\.", -1);
    JsonObject claims = claims(token);
    String me = "/api/auth/me";
    site.anonymous().withToken(token).get(me).expect(200);

    char other = parts[2].charAt(5) == 'A' ? 'B' : 'A';
    String badSignature =
        parts[0] + "." + parts[1] + "." + parts[2].substring(0, 5) + other + parts[2].substring(6);
    String none =
        Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII))
            + "."
            + parts[1]
            + ".";
    for (String broken : List.of(badSignature, none, "no-token", token.substring(0, 40))) {
      site.anonymous().withToken(broken).get(me).expectError(401, "AUTHENTICATION_FAILED");
    }

    assertThat(site.anonymous().withToken(signed(parts[0], claims)).get(me).status())
        .isEqualTo(200);
    long hourAgo = Instant.now().getEpochSecond() - 3600;
    JsonObject expired =
        Json.createObjectBuilder(claims).add("iat", hourAgo - 900).add("exp", hourAgo).build();
    site.anonymous()
        .withToken(signed(parts[0], expired))
        .get(me)
        .expectError(401, "AUTHENTICATION_FAILED");
  }

  @Test
  @Tag("A7")
  @Tag("A14")
  void takesTheRoleInForceNowNotTheOneInTheToken() {
    Site.Person person = site.newPerson("operator");
    Api api =
        site.anonymous()
            .withToken(
                Site.login(site.installation(), person.email(), Site.PASSWORD)
                    .getString("access_token"));
    api.get("/api/admin/tasks").expect(200);
    site.admin()
        .put("/api/admin/users/" + person.id() + "/role", "{\"role\":\"contributor\"}")
        .expect(200);
    api.get("/api/admin/tasks").expectError(403, "INSUFFICIENT_PERMISSIONS");
  }

  private static Answer refresh(String token) {
    return site.anonymous().post("/api/auth/refresh", "{\"refresh_token\":\"" + token + "\"}");
  }

  @Test
  @Tag("A4")
  @Tag("A7")
  void exchangesARefreshTokenOnceAndEndsTheFamilyWhenASpentOneComesBack() {
    JsonObject login = newLogin();
    JsonObject second = refresh(login.getString("refresh_token")).expect(200).json();
    assertThat(second.getString("refresh_token")).isNotEqualTo(login.getString("refresh_token"));
    Api api = site.anonymous().withToken(second.getString("access_token"));
    api.get("/api/auth/me").expect(200);

    refresh(login.getString("refresh_token")).expectError(401, "AUTHENTICATION_FAILED");
    refresh(second.getString("refresh_token")).expectError(401, "AUTHENTICATION_FAILED");
    api.get("/api/auth/me").expectError(401, "AUTHENTICATION_FAILED");
    refresh("unknown").expectError(401, "AUTHENTICATION_FAILED");
    site.anonymous()
        .post("/api/auth/refresh", "{}")
        .expectError(422, "VALIDATION_ERROR", "refresh_token");
  }

  @Test
  @Tag("A5")
  void logoutEndsTheSessionButNotOthers() {
    Site.Person person = site.newContributor();
    JsonObject one = Site.login(site.installation(), person.email(), Site.PASSWORD);
    JsonObject other = Site.login(site.installation(), person.email(), Site.PASSWORD);
    Api first = site.anonymous().withToken(one.getString("access_token"));
    first.post("/api/auth/logout").expect(200);
    first.get("/api/auth/me").expectError(401, "AUTHENTICATION_FAILED");
    refresh(one.getString("refresh_token")).expectError(401, "AUTHENTICATION_FAILED");
    site.anonymous().withToken(other.getString("access_token")).get("/api/auth/me").expect(200);
    site.anonymous().post("/api/auth/logout").expectError(401, "AUTHENTICATION_FAILED");
  }

  @Test
  @Tag("A9")
  void tellsAnApiKeyOnceAndRevokesIt() {
    Site.Person person = site.newContributor();
    JsonObject made =
        person.api().post("/api/auth/api-keys", "{\"name\":\"laptop\"}").expect(201).json();
    Api api = site.anonymous().withKey(made.getString("api_key"));
    assertThat(api.get("/api/auth/me").expect(200).json().getInt("id")).isEqualTo(person.id());
    String list = person.api().get("/api/auth/api-keys").expect(200).text();
    assertThat(list).contains("laptop").doesNotContain(made.getString("api_key"));
    site.newContributor()
        .api()
        .delete("/api/auth/api-keys/" + made.getInt("id"))
        .expectError(404, "RESOURCE_NOT_FOUND");
    person.api().delete("/api/auth/api-keys/" + made.getInt("id")).expect(204);
    api.get("/api/auth/me").expectError(401, "AUTHENTICATION_FAILED");
    site.anonymous()
        .withKey("shk_invented")
        .get("/api/auth/me")
        .expectError(401, "AUTHENTICATION_FAILED");
  }

  @Test
  @Tag("A14")
  void hidesWhatOthersRecordedAndWroteFromContributors() throws Exception {
    int language = site.newLanguage();
    Site.Person speaker = site.newContributor();
    Site.Person writer = site.newContributor();
    Site.Person curious = site.newContributor();
    int chunk = site.newChunk(speaker, language, Sounds.SHORT_CLIP);
    site.transcribe(writer, language, chunk, "a secret sentence");
    JsonObject own =
        Site.objects(writer.api().get("/api/transcriptions").expect(200).json(), "transcriptions")
            .get(0);
    assertThat(own.getString("text")).isEqualTo("a secret sentence");

    curious
        .api()
        .get("/api/transcriptions/" + own.getInt("id"))
        .expectError(404, "RESOURCE_NOT_FOUND");
    curious
        .api()
        .get("/api/consensus/chunk/" + chunk + "/status")
        .expectError(403, "INSUFFICIENT_PERMISSIONS");
    assertThat(curious.api().get("/api/transcriptions").expect(200).text())
        .doesNotContain("secret");
    assertThat(curious.api().get("/api/chunks/" + chunk + "/info").text()).doesNotContain("secret");
    int recording =
        Site.objects(speaker.api().get("/api/recordings").expect(200).json(), "recordings")
            .get(0)
            .getInt("id");
    curious.api().get("/api/recordings/" + recording).expectError(404, "RESOURCE_NOT_FOUND");
    curious
        .api()
        .get("/api/recordings/" + recording + "/progress")
        .expectError(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  @Tag("A118")
  void takesASaneRequestIdAndMakesOneForAnother() {
    Answer sane = site.anonymous().with("X-Request-ID", "client-7").get("/api/languages");
    assertThat(sane.header("X-Request-ID")).hasValue("client-7");
    Answer strange = site.anonymous().with("X-Request-ID", "a b;<script>").get("/api/languages");
    assertThat(strange.header("X-Request-ID"))
        .hasValueSatisfying(id -> assertThat(id).matches("[A-Za-z0-9-]{8,64}"));
  }
}
