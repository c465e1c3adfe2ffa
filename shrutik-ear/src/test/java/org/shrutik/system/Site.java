package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What tests need of an installation: people, a language of their own, recordings and
 * transcriptions, all made through the interface. Names are new at each run, so that an existing
 * installation can be tested again and again.
 */
final class Site {
  static final String PASSWORD = "secure_password";
  static final Duration SOON = Duration.ofSeconds(60);
  private static final int ALPHABET = 26;
  private static final int CODE_TAIL = 5;
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

  private final Installation installation;
  private final Api admin;

  private Site(Installation installation) {
    this.installation = installation;
    this.admin =
        installation
            .anonymous()
            .withToken(
                login(installation, installation.adminEmail(), installation.adminPassword())
                    .getString("access_token"));
  }

  /** The site of the shared installation. */
  static Site get() {
    return new Site(Installation.get());
  }

  static Site of(Installation installation) {
    return new Site(installation);
  }

  Installation installation() {
    return installation;
  }

  Api anonymous() {
    return installation.anonymous();
  }

  /** Logged in as the administrator. */
  Api admin() {
    return admin;
  }

  /** A word that nothing is called yet. */
  static String fresh(String word) {
    return word + "-" + RUN + "-" + NUMBER.incrementAndGet();
  }

  static String freshEmail() {
    return fresh("person") + "@example.org";
  }

  static JsonObject login(Installation installation, String email, String password) {
    return installation
        .anonymous()
        .post(
            "/api/auth/login",
            Json.createObjectBuilder()
                .add("email", email)
                .add("password", password)
                .build()
                .toString())
        .expect(200)
        .json();
  }

  /**
   * A person with an API key.
   *
   * @param api logged in as this person
   */
  record Person(int id, String email, Api api) {}

  Person newContributor() {
    return newPerson("contributor");
  }

  /** Made by the administrator, with the password of all test people. */
  Person newPerson(String role) {
    String email = freshEmail();
    int id =
        admin
            .post(
                "/api/admin/users",
                """
                {"email":"%s","password":"%s","name":"Test person","role":"%s"}
                """
                    .formatted(email, PASSWORD, role))
            .expect(201)
            .json()
            .getInt("id");
    String key =
        admin
            .post("/api/admin/users/" + id + "/api-keys", "{\"name\":\"test\"}")
            .expect(201)
            .json()
            .getString("api_key");
    return new Person(id, email, anonymous().withKey(key));
  }

  List<Person> newContributors(int count) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(newContributor());
    }
    return people;
  }

  /** A language that nobody else's chunks are in. */
  int newLanguage() {
    for (int i = 0; i < ALPHABET * ALPHABET; i++) {
      int n = NUMBER.incrementAndGet();
      String code =
          "q%c%c-%s"
              .formatted(
                  'a' + n / ALPHABET % ALPHABET,
                  'a' + n % ALPHABET,
                  RUN.substring(RUN.length() - CODE_TAIL));
      Answer answer =
          admin.post(
              "/api/languages",
              "{\"name\":\"%s\",\"code\":\"%s\"}".formatted(fresh("Language"), code));
      if (answer.status() == 201) {
        return answer.json().getInt("id");
      }
      answer.expect(409);
    }
    throw new AssertionError("No free language code");
  }

  int newScript(int language, String category, String text) {
    return admin
        .post(
            "/api/scripts",
            Json.createObjectBuilder()
                .add("text", text)
                .add("language_id", language)
                .add("duration_category", category)
                .build()
                .toString())
        .expect(201)
        .json()
        .getInt("id");
  }

  /** A script of one sentence: its recording stays one chunk. */
  int newSentence(int language) {
    return newScript(language, "sentence", fresh("free speech, clip"));
  }

  String openSession(Person person, int script) {
    return person
        .api()
        .post("/api/recordings/sessions", "{\"script_id\":" + script + "}")
        .expect(201)
        .json()
        .getString("session_id");
  }

  static Form upload(String session, String fileName, byte[] file) {
    return new Form().field("session_id", session).file("audio_file", fileName, file);
  }

  /** Uploads in a new session; answers the recording's id. */
  int record(Person person, int script, String fileName, byte[] file) {
    return person
        .api()
        .post("/api/recordings/upload", upload(openSession(person, script), fileName, file))
        .expect(201)
        .json()
        .getInt("id");
  }

  JsonObject recording(int id) {
    return admin.get("/api/recordings/" + id).expect(200).json();
  }

  void awaitProcessed(int recording) throws Exception {
    Await.until(
        "recording " + recording + " is processed",
        SOON,
        () -> {
          String status = recording(recording).getString("status");
          assertThat(status).isNotEqualTo("failed");
          return status.equals("processed");
        });
  }

  List<JsonObject> chunks(int recording) {
    return objects(
        admin.get("/api/recordings/" + recording + "/chunks").expect(200).json(), "chunks");
  }

  /** Records one clip under a sentence of its own and waits for its one chunk. */
  int newChunk(Person speaker, int language, String clip) throws Exception {
    int recording = record(speaker, newSentence(language), clip, Sounds.clip(clip));
    awaitProcessed(recording);
    List<JsonObject> chunks = chunks(recording);
    assertThat(chunks).hasSize(1);
    return chunks.get(0).getInt("id");
  }

  /** Tasks of a person; null where there are none. */
  JsonObject tasks(Person person, int language, int quantity) {
    Answer answer =
        person
            .api()
            .post(
                "/api/transcriptions/tasks",
                "{\"quantity\":%d,\"language_id\":%d}".formatted(quantity, language));
    if (answer.status() == 404) {
      return null;
    }
    return answer.expect(200).json();
  }

  static List<Integer> chunkIds(JsonObject tasks) {
    return tasks == null
        ? List.of()
        : objects(tasks, "chunks").stream().map(c -> c.getInt("id")).toList();
  }

  /** One transcription as a submission. */
  static String submission(String session, int chunk, String text) {
    return Json.createObjectBuilder()
        .add("session_id", session)
        .add(
            "transcriptions",
            Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("chunk_id", chunk).add("text", text)))
        .build()
        .toString();
  }

  /** A person asks for tasks until the chunk is among them, and transcribes it. */
  void transcribe(Person person, int language, int chunk, String text) {
    JsonObject tasks = tasks(person, language, 50);
    assertThat(chunkIds(tasks)).contains(chunk);
    person
        .api()
        .post("/api/transcriptions/submit", submission(tasks.getString("session_id"), chunk, text))
        .expect(201);
  }

  /** The consensus once it is made from so many transcriptions. */
  JsonObject awaitConsensus(int chunk, int participants) throws Exception {
    JsonObject[] found = new JsonObject[1];
    Await.until(
        "chunk " + chunk + " has a consensus of " + participants,
        SOON,
        () -> {
          Answer answer = admin.get("/api/consensus/chunk/" + chunk + "/status");
          if (answer.status() == 409) {
            return false;
          }
          found[0] = answer.expect(200).json();
          return found[0].getInt("participant_count") == participants;
        });
    return found[0];
  }

  /** Asks for an export and waits for its end; answers its last state. */
  JsonObject export(Api client, String order) throws Exception {
    String job = client.post("/api/export/dataset", order).expect(201).json().getString("job_id");
    return awaitExport(client, job);
  }

  JsonObject awaitExport(Api client, String job) throws Exception {
    JsonObject[] state = new JsonObject[1];
    Await.until(
        "export " + job + " is completed",
        SOON,
        () -> {
          state[0] = client.get("/api/export/jobs/" + job + "/status").expect(200).json();
          assertThat(state[0].getString("status")).as(state[0].toString()).isNotEqualTo("failed");
          return state[0].getString("status").equals("completed");
        });
    return state[0];
  }

  /** The clips that an export of a language made now releases, as rows of their table. */
  List<Map<String, String>> validated(int language) throws Exception {
    String path = "/api/languages/" + language;
    String code = admin.get(path).expect(200).json().getString("code");
    JsonObject state = export(admin, "{\"format\":\"csv\",\"language_ids\":[" + language + "]}");
    String url = java.net.URI.create(state.getString("download_url")).getPath();
    return Release.open(admin.get(url).expect(200).bytes()).table(code + "/validated.tsv");
  }

  static List<JsonObject> objects(JsonObject body, String name) {
    JsonArray array = body.getJsonArray(name);
    return array.getValuesAs(JsonValue::asJsonObject);
  }
}
