package org.shrutik.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.shrutik.launcher.LaunchException;
import org.shrutik.launcher.Wait;

/**
 * The main job from clips to dataset, over HTTP. Everything is looked for before it is made, so a
 * run on the data of an earlier one makes nothing twice, and one that was interrupted is completed.
 */
public final class DemoRun {
  private static final String LANGUAGE_CODE = "en";
  private static final String ATTRIBUTION =
      "Clips: LibriSpeech (V. Panayotov, G. Chen, D. Povey, S. Khudanpur, 2015) by way of"
          + " LibriCrowd, CC BY 4.0. Transcriptions: CrowdSpeech (N. Pavlichenko, I. Stelmakh,"
          + " D. Ustalov), (c) YANDEX LLC, 2021, CC BY 4.0.";
  private static final int MOST_TASKS = 50;
  private static final int NOT_FOUND = 404;
  private static final String PENDING = "CONSENSUS_PENDING";
  private static final int LEAST_VOTES = 3;
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration POLL = Duration.ofMillis(500);

  private final ApiClient anybody;
  private final Path folder;
  private final Consumer<String> lines;
  private final DemoState state;
  private final CrowdSample sample = CrowdSample.ofTheProgram();
  private People people;
  private int languageId;
  private final boolean adaptive;
  private boolean changed;

  /**
   * @param baseUrl of the application, without a slash at the end
   * @param folder for the dataset and for what the next run needs; made where it is missing
   * @param adaptive whether people answer one after the other, as long as the server asks for them
   * @param lines is told of the progress
   */
  public DemoRun(String baseUrl, Path folder, boolean adaptive, Consumer<String> lines)
      throws IOException {
    this.adaptive = adaptive;
    this.anybody = new ApiClient(baseUrl, lines);
    this.folder = Files.createDirectories(folder).toAbsolutePath();
    this.lines = lines;
    this.state = new DemoState(folder.resolve("state.json"));
  }

  /**
   * What came out.
   *
   * @param consensus mean word error rate of the agreed texts
   * @param single mean word error rate of the single transcriptions
   * @param dataset the downloaded archive
   * @param sha256 of the archive, hexadecimal
   */
  public record Outcome(
      int clips, int transcriptions, double consensus, double single, Path dataset, String sha256) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "Demo done: clips %d, transcriptions %d, consensus WER %.1f %%, single %.1f %%,"
              + " dataset %s, sha256 %s",
          clips,
          transcriptions,
          100 * consensus,
          100 * single,
          dataset,
          sha256);
    }
  }

  /**
   * Does everything.
   *
   * @param email of the administrator
   * @param password of the administrator; not needed on the data of an earlier run
   * @throws LaunchException when something does not come to its end in time
   * @throws ApiException when the server refuses something
   */
  public Outcome run(String email, Optional<String> password) throws IOException {
    people = new People(anybody, state, email, password);
    languageId = language();
    Map<String, Integer> chunks = record();
    Map<String, JsonObject> agreed;
    if (adaptive) {
      int asked;
      do {
        asked = transcribeWhileAsked(chunks);
        agreed = agree(chunks);
      } while (asked > 0);
    } else {
      transcribe(chunks);
      agreed = agree(chunks);
    }
    Release release = new Release(people.administrator(), folder, languageId);
    release.fetch(changed);
    return score(agreed, release);
  }

  private int language() {
    return anybody.get("languages").getJsonArray("languages").getValuesAs(JsonObject.class).stream()
        .filter(language -> language.getString("code").equals(LANGUAGE_CODE))
        .findFirst()
        .orElseThrow(() -> new LaunchException("The server has no language " + LANGUAGE_CODE))
        .getInt("id");
  }

  /** Uploads the clips as their speakers; answers the chunk of each clip. */
  private Map<String, Integer> record() {
    Map<String, Integer> scripts = scripts();
    Map<String, Integer> recordings = new LinkedHashMap<>();
    for (String clip : sample.clips()) {
      recordings.put(clip, recording(clip, scripts.get(clip)));
    }
    Map<String, Integer> chunks = new LinkedHashMap<>();
    recordings.forEach((clip, recording) -> chunks.put(clip, chunk(clip, recording)));
    lines.accept("Demo: " + chunks.size() + " clips are uploaded and cut");
    return chunks;
  }

  private Map<String, Integer> scripts() {
    ApiClient administrator = people.administrator();
    Map<String, Integer> existing =
        administrator.list("scripts?language_id=" + languageId, "scripts").stream()
            .collect(
                Collectors.toMap(
                    script -> script.getString("text"), script -> script.getInt("id"), Math::min));
    Map<String, Integer> scripts = new LinkedHashMap<>();
    for (String clip : sample.clips()) {
      String text = "free speech, clip " + (scripts.size() + 1);
      Integer id = existing.get(text);
      scripts.put(clip, id == null ? makeScript(administrator, text) : id);
    }
    return scripts;
  }

  private int makeScript(ApiClient administrator, String text) {
    return administrator
        .post(
            "scripts",
            Json.createObjectBuilder()
                .add("text", text)
                .add("language_id", languageId)
                .add("duration_category", "sentence")
                .add("meta_data", Json.createObjectBuilder().add("attribution", ATTRIBUTION))
                .build())
        .getInt("id");
  }

  private ApiClient speaker(String clip) {
    int number = CrowdSample.speaker(clip);
    return people.contributor("speaker-" + number + "@demo.invalid", "Speaker " + number);
  }

  private int recording(String clip, int script) {
    ApiClient speaker = speaker(clip);
    Optional<JsonObject> earlier =
        speaker.list("recordings", "recordings").stream()
            .filter(recording -> recording.getInt("script_id") == script)
            .findFirst();
    if (earlier.isPresent()) {
      return earlier.get().getInt("id");
    }
    changed = true;
    String session =
        speaker
            .post(
                "recordings/sessions", Json.createObjectBuilder().add("script_id", script).build())
            .getString("session_id");
    return speaker
        .upload(session, "demo-" + clip, clip, CrowdSample.audio(clip))
        .getInt("recording_id");
  }

  /** Waits for a recording to be cut, into the one chunk that the crowd listened to. */
  private int chunk(String clip, int recording) {
    ApiClient speaker = speaker(clip);
    String path = "recordings/" + recording;
    Wait.until(
        LIMIT,
        POLL,
        () -> {
          JsonObject progress = speaker.get(path + "/progress");
          if (progress.getString("status").equals("failed")) {
            throw new LaunchException(
                clip + " could not be cut: " + progress.getString("message", ""));
          }
          return progress.getString("status").equals("processed");
        },
        () -> clip + " was not cut within " + LIMIT.toMinutes() + " minutes");
    JsonArray chunks = speaker.get(path + "/chunks").getJsonArray("chunks");
    if (chunks.size() != 1) {
      throw new LaunchException(
          clip + " was cut into " + chunks.size() + " chunks; the crowd heard it whole");
    }
    return chunks.getJsonObject(0).getInt("id");
  }

  /**
   * Submits what each worker heard. All of them ask for their tasks before anybody answers: once a
   * few agree, a chunk is given to nobody else, while who has it open may still answer.
   */
  private void transcribe(Map<String, Integer> chunks) {
    Map<Worker, Map<Integer, String>> open = new LinkedHashMap<>();
    sample
        .heardByWorker()
        .forEach(
            (number, heard) -> {
              Worker worker = worker(number);
              Map<Integer, String> missing = new TreeMap<>();
              heard.forEach((clip, text) -> missing.put(chunks.get(clip), text));
              worker
                  .calls()
                  .list("transcriptions", "transcriptions")
                  .forEach(written -> missing.remove(written.getInt("chunk_id")));
              if (!missing.isEmpty()) {
                open.put(worker, missing);
              }
            });
    Map<Worker, Map<Integer, String>> sessions = new LinkedHashMap<>();
    open.forEach((worker, missing) -> sessions.put(worker, sessions(worker, missing.keySet())));
    open.forEach((worker, missing) -> submit(worker, missing, sessions.get(worker)));
    lines.accept("Demo: " + sample.heard().size() + " transcriptions are submitted");
  }

  /**
   * Has people answer one after the other, each only where the server still asks for somebody once
   * those before are counted.
   *
   * @return how many answered
   */
  private int transcribeWhileAsked(Map<String, Integer> chunks) {
    int[] answered = new int[1];
    sample
        .heardByWorker()
        .forEach(
            (number, heard) -> {
              Worker worker = worker(number);
              heard.forEach(
                  (clip, text) -> {
                    int chunk = chunks.get(clip);
                    Optional<String> session = offered(worker, chunk);
                    if (session.isPresent()) {
                      submit(worker, Map.of(chunk, text), Map.of(chunk, session.get()));
                      answered[0]++;
                      awaitCounted(chunk);
                    }
                  });
            });
    lines.accept("Demo: " + answered[0] + " people were asked for a transcription");
    return answered[0];
  }

  /** The session in which the worker is given the chunk; empty if nobody is asked for it. */
  private Optional<String> offered(Worker worker, int chunk) {
    return tasks(worker, JsonValue.EMPTY_JSON_ARRAY)
        .filter(
            given ->
                given.getJsonArray("chunks").getValuesAs(JsonObject.class).stream()
                    .anyMatch(c -> c.getInt("id") == chunk))
        .map(given -> given.getString("session_id"));
  }

  private void awaitCounted(int chunk) {
    int written = written(chunk);
    if (written >= LEAST_VOTES) {
      consensus(chunk, c -> c.getInt("participant_count") >= written);
    }
  }

  private int written(int chunk) {
    return people.administrator().get("chunks/" + chunk + "/info").getInt("transcription_count");
  }

  /** A transcriber and the calls on his or her behalf. */
  private record Worker(String email, ApiClient calls) {}

  private Worker worker(int number) {
    String email = "transcriber-" + number + "@demo.invalid";
    return new Worker(email, people.contributor(email, "Transcriber " + number));
  }

  /** Asks for tasks until all these chunks are among them; answers the session of each. */
  private Map<Integer, String> sessions(Worker worker, Set<Integer> wanted) {
    Map<Integer, String> sessions =
        new TreeMap<>(state.sessions(worker.email(), OffsetDateTime.now(ZoneOffset.UTC)));
    Set<Integer> others = new HashSet<>();
    while (!sessions.keySet().containsAll(wanted)) {
      JsonArrayBuilder skipped = Json.createArrayBuilder();
      others.forEach(skipped::add);
      JsonObject given =
          tasks(worker, skipped.build())
              .orElseThrow(
                  () ->
                      new LaunchException(
                          "A clip is no longer given out, because enough people agree on it before"
                              + " all of the demo's were heard. Start the demo on an empty data"
                              + " directory."));
      for (JsonObject chunk : given.getJsonArray("chunks").getValuesAs(JsonObject.class)) {
        int id = chunk.getInt("id");
        others.add(id);
        if (wanted.contains(id)) {
          sessions.put(id, given.getString("session_id"));
          state.keepSession(
              worker.email(),
              id,
              given.getString("session_id"),
              OffsetDateTime.parse(given.getString("expires_at")));
        }
      }
    }
    return sessions;
  }

  /** Tasks in a session; empty where nobody is asked for anything. */
  private Optional<JsonObject> tasks(Worker worker, JsonArray skipped) {
    try {
      return Optional.of(
          worker
              .calls()
              .post(
                  "transcriptions/tasks",
                  Json.createObjectBuilder()
                      .add("quantity", MOST_TASKS)
                      .add("language_id", languageId)
                      .add("skip_chunk_ids", skipped)
                      .build()));
    } catch (ApiException e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void submit(Worker worker, Map<Integer, String> texts, Map<Integer, String> sessions) {
    changed = true;
    Map<String, JsonArrayBuilder> drafts = new LinkedHashMap<>();
    texts.forEach(
        (chunk, text) ->
            drafts
                .computeIfAbsent(sessions.get(chunk), session -> Json.createArrayBuilder())
                .add(
                    Json.createObjectBuilder()
                        .add("chunk_id", chunk)
                        .add("language_id", languageId)
                        .add("text", text)));
    drafts.forEach(
        (session, transcriptions) ->
            worker
                .calls()
                .post(
                    "transcriptions/submit",
                    Json.createObjectBuilder()
                        .add("session_id", session)
                        .add("transcriptions", transcriptions)
                        .build()));
  }

  /** Waits for everybody's vote to count, and has it counted by learned weights once. */
  private Map<String, JsonObject> agree(Map<String, Integer> chunks) {
    Map<String, JsonObject> agreed = new LinkedHashMap<>();
    chunks.forEach(
        (clip, chunk) -> {
          int written = written(chunk);
          agreed.put(clip, consensus(chunk, c -> c.getInt("participant_count") >= written));
        });
    if (changed || agreed.values().stream().anyMatch(c -> c.isNull("weights_snapshot"))) {
      changed = true;
      int snapshot =
          people.administrator().post("consensus/recalculate-all").getInt("weights_snapshot");
      chunks.forEach(
          (clip, chunk) ->
              agreed.put(clip, consensus(chunk, c -> c.getInt("weights_snapshot", 0) >= snapshot)));
    }
    lines.accept("Demo: the " + agreed.size() + " clips have a consensus with learned weights");
    return agreed;
  }

  private JsonObject consensus(int chunk, Predicate<JsonObject> enough) {
    JsonObject[] last = new JsonObject[1];
    Wait.until(
        LIMIT,
        POLL,
        () -> {
          try {
            last[0] = people.administrator().get("consensus/chunk/" + chunk + "/status");
          } catch (ApiException e) {
            if (!e.code().equals(PENDING)) {
              throw e;
            }
            return false;
          }
          return enough.test(last[0]);
        },
        () -> "Chunk " + chunk + " has no consensus after " + LIMIT.toMinutes() + " minutes");
    return last[0];
  }

  private Outcome score(Map<String, JsonObject> agreed, Release release) {
    Map<String, String> truths = sample.truths();
    return new Outcome(
        agreed.size(),
        agreed.values().stream().mapToInt(c -> c.getInt("participant_count")).sum(),
        mean(
            agreed.entrySet().stream()
                .map(
                    e ->
                        CrowdSpeechScore.wordErrorRate(
                            truths.get(e.getKey()), e.getValue().getString("consensus_text")))
                .toList()),
        mean(
            sample.heard().stream()
                .map(h -> CrowdSpeechScore.wordErrorRate(truths.get(h.clip()), h.text()))
                .toList()),
        release.file(),
        release.sha256());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
