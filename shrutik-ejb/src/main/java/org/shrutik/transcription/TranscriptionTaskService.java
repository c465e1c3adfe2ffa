package org.shrutik.transcription;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shrutik.ErrorCode;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.chunk.Chunk;
import org.shrutik.chunk.ChunkRepository;
import org.shrutik.config.Settings;
import org.shrutik.language.LanguageRepository;

/** Hands out chunks to transcribe. */
@Stateless
public class TranscriptionTaskService {
  /** Beyond this the number of available chunks is not counted on. */
  public static final int COUNT_CAP = 10_000;

  private static final int SPREAD = 8;
  private static final int DEFAULT_LANGUAGE = 1;

  @Inject private TranscriptionRepository transcriptions;
  @Inject private ChunkRepository chunks;
  @Inject private LanguageRepository languages;
  @Inject private Clock clock;

  /**
   * Opens a session of up to {@code quantity} chunks, neediest first.
   *
   * @param quantity 1–50
   * @param languageId null means the first language
   * @param skipped chunks the client does not want now
   * @throws ShrutikException RESOURCE_NOT_FOUND when nothing is left for this person
   */
  public Assignment assign(
      Caller caller, int quantity, Integer languageId, Collection<Integer> skipped) {
    caller.require(Permission.TRANSCRIBE_AUDIO);
    int language = languageId == null ? DEFAULT_LANGUAGE : languageId;
    if (languages.find(language).isEmpty()) {
      throw ShrutikException.invalid("language_id", "there is no language " + language);
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    List<Candidate> candidates =
        transcriptions.candidates(language, caller.userId(), skipped, quantity * SPREAD, now);
    if (candidates.isEmpty()) {
      throw new ShrutikException(
          ErrorCode.RESOURCE_NOT_FOUND,
          "There is nothing to transcribe for you in this language now. Try another language, or"
              + " record something.");
    }
    List<Integer> chosen =
        TaskAssignment.choose(candidates, quantity, ThreadLocalRandom.current().nextLong());
    TranscriptionSession session =
        transcriptions.add(
            new TranscriptionSession(
                caller.userId(),
                language,
                now,
                Duration.ofMinutes(Settings.TRANSCRIPTION_SESSION_MINUTES.asLong())),
            chosen);
    Map<Integer, Chunk> byId =
        chunks.findAll(chosen).stream()
            .collect(Collectors.toMap(Chunk::getId, Function.identity()));
    return new Assignment(
        session,
        chosen.stream().map(byId::get).toList(),
        transcriptions.countAvailable(language, caller.userId(), skipped, COUNT_CAP));
  }

  /**
   * Chunks handed out.
   *
   * @param totalAvailable how many there were to choose from, counted up to {@link #COUNT_CAP}
   */
  public record Assignment(TranscriptionSession session, List<Chunk> chunks, int totalAvailable) {}
}
