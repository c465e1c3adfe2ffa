package org.shrutik.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What cannot be asked of the server a second time: API keys, which it tells once, and the open
 * transcription sessions. A file for its owner only, complete or absent, written at every change.
 */
final class DemoState {
  private static final String KEY = "api_key";
  private static final String SESSIONS = "sessions";
  private static final String SESSION = "session_id";
  private static final String EXPIRY = "expires_at";

  private final Path file;
  private final Map<String, JsonObject> people = new TreeMap<>();

  /** Reads the file, where there is one. */
  DemoState(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (Reader text = Files.newBufferedReader(file);
          JsonReader json = Json.createReader(text)) {
        json.readObject().forEach((name, person) -> people.put(name, person.asJsonObject()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The person's API key. */
  Optional<String> key(String person) {
    return Optional.ofNullable(of(person).getString(KEY, null));
  }

  void keepKey(String person, String key) {
    keep(person, Json.createObjectBuilder(of(person)).add(KEY, key).build());
  }

  /** The sessions by which the person may still answer chunks: session ids by chunk id. */
  Map<Integer, String> sessions(String person, OffsetDateTime now) {
    return sessionsOf(person).entrySet().stream()
        .filter(e -> OffsetDateTime.parse(text(e.getValue(), EXPIRY)).isAfter(now))
        .collect(
            Collectors.toMap(e -> Integer.valueOf(e.getKey()), e -> text(e.getValue(), SESSION)));
  }

  void keepSession(String person, int chunk, String session, OffsetDateTime expiry) {
    JsonObject entry =
        Json.createObjectBuilder().add(SESSION, session).add(EXPIRY, expiry.toString()).build();
    JsonObject all =
        Json.createObjectBuilder(sessionsOf(person)).add(Integer.toString(chunk), entry).build();
    keep(person, Json.createObjectBuilder(of(person)).add(SESSIONS, all).build());
  }

  /** Forgets everything: it belongs to another database. */
  void clear() {
    people.clear();
  }

  private JsonObject of(String person) {
    return people.getOrDefault(person, JsonValue.EMPTY_JSON_OBJECT);
  }

  private JsonObject sessionsOf(String person) {
    return of(person).getOrDefault(SESSIONS, JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
  }

  private static String text(JsonValue entry, String name) {
    return entry.asJsonObject().getString(name);
  }

  private void keep(String name, JsonObject person) {
    people.put(name, person);
    var all = Json.createObjectBuilder();
    people.forEach(all::add);
    try {
      // The system makes temporary files readable for their owner only.
      Path unfinished = Files.createTempFile(file.getParent(), ".new", null);
      Files.writeString(unfinished, all.build().toString());
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
