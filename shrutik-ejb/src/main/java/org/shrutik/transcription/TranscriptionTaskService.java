package org.shrutik.transcription;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.account.User;
import org.shrutik.account.UserRepository;
import org.shrutik.chunk.Chunk;
import org.shrutik.chunk.ChunkRepository;
import org.shrutik.config.Settings;
import org.shrutik.language.Language;
import org.shrutik.language.LanguageRepository;
import org.shrutik.script.Difficulty;
import org.shrutik.script.ScriptFilter;
import org.shrutik.script.ScriptRepository;

/** Hands out chunks to transcribe. */
@Stateless
public class TranscriptionTaskService {
  /** Beyond this the number of available chunks is not counted on. */
  public static final int COUNT_CAP = 10_000;

  private static final int SPREAD = 8;
  private static final int OTHER_LANGUAGES = 5;
  private static final int OTHER_COUNT_CAP = 100;
  private static final int DEFAULT_LANGUAGE = 1;

  @Inject private TranscriptionRepository transcriptions;
  @Inject private ChunkRepository chunks;
  @Inject private LanguageRepository languages;
  @Inject private ScriptRepository scripts;
  @Inject private UserRepository users;
  @Inject private Clock clock;

  /**
   * Opens a session of up to {@code quantity} chunks, neediest first.
   *
   * @param quantity 1–50
   * @param languageId null means the person's own language, else the first
   * @param preference how hard they should be; empty for a balance that suits the person
   * @param skipped chunks the client does not want now
   * @throws NothingToTranscribeException when nothing is left for this person
   */
  public Assignment assign(
      Caller caller,
      int quantity,
      Integer languageId,
      Optional<Difficulty> preference,
      Collection<Integer> skipped) {
    caller.require(Permission.TRANSCRIBE_AUDIO);
    int language = languageId == null ? ownLanguage(caller) : languageId;
    if (languages.find(language).isEmpty()) {
      throw ShrutikException.invalid("language_id", "there is no language " + language);
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    List<Candidate> candidates =
        transcriptions.candidates(language, caller.userId(), skipped, quantity * SPREAD, now);
    if (candidates.isEmpty()) {
      throw new NothingToTranscribeException(alternatives(caller, language));
    }
    TaskWish wish =
        new TaskWish(quantity, preference, transcriptions.expertise(caller.userId(), language));
    List<Integer> chosen =
        TaskAssignment.choose(candidates, wish, ThreadLocalRandom.current().nextLong());
    TranscriptionSession session =
        transcriptions.add(
            new TranscriptionSession(caller.userId(), language, now, life()), chosen);
    Map<Integer, Chunk> byId =
        chunks.findAll(chosen).stream()
            .collect(Collectors.toMap(Chunk::getId, Function.identity()));
    return new Assignment(
        session,
        chosen.stream().map(byId::get).toList(),
        transcriptions.countAvailable(language, caller.userId(), skipped, COUNT_CAP));
  }

  /** Lets a session of the caller last as long again from now on, also one that has expired. */
  public TranscriptionSession renew(Caller caller, String sessionId) {
    caller.require(Permission.TRANSCRIBE_AUDIO);
    TranscriptionSession session =
        transcriptions
            .findSession(sessionId)
            .filter(s -> s.getUserId() == caller.userId())
            .orElseThrow(() -> ShrutikException.notFound("session", sessionId));
    session.renew(OffsetDateTime.now(clock), life());
    return session;
  }

  private static Duration life() {
    return Duration.ofMinutes(Settings.TRANSCRIPTION_SESSION_MINUTES.asLong());
  }

  private int ownLanguage(Caller caller) {
    return users
        .find(caller.userId())
        .map(User::getPreferredLanguage)
        .flatMap(languages::findByCode)
        .map(Language::getId)
        .orElse(DEFAULT_LANGUAGE);
  }

  private List<Suggestion> alternatives(Caller caller, int language) {
    List<Suggestion> alternatives = new ArrayList<>();
    for (AvailableLanguage other :
        transcriptions.availableElsewhere(
            language, caller.userId(), OTHER_LANGUAGES, OTHER_COUNT_CAP)) {
      alternatives.add(
          new Suggestion(
              "other_language",
              "Transcribe " + other.name() + ".",
              Map.of(
                  "language_id",
                  other.id(),
                  "language",
                  other.name(),
                  "available",
                  other.available())));
    }
    scripts
        .random(
            new ScriptFilter(Optional.of(language), Optional.empty(), Optional.empty()),
            caller.userId(),
            List.of(),
            ThreadLocalRandom.current().nextDouble())
        .ifPresent(
            script ->
                alternatives.add(
                    new Suggestion(
                        "record_script",
                        "Record a script that you have not recorded yet.",
                        Map.of(
                            "language_id",
                            language,
                            "script_id",
                            script.getId(),
                            "duration_category",
                            script.getDurationCategory().wire()))));
    return alternatives;
  }

  /**
   * Chunks handed out.
   *
   * @param totalAvailable how many there were to choose from, counted up to {@link #COUNT_CAP}
   */
  public record Assignment(TranscriptionSession session, List<Chunk> chunks, int totalAvailable) {}
}
