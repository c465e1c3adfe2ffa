package org.shrutik.dataset;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shrutik.ShrutikException;
import org.shrutik.audit.AuditService;
import org.shrutik.config.Settings;
import org.shrutik.dataset.ReleaseRepository.Contended;
import org.shrutik.task.NodePresence;

/**
 * The work on a release, for the job and who starts it, on nobody's behalf. Every step may be done
 * again after a crash, so each is a transaction of its own even inside the batch runtime's: joined
 * with its checkpoint it would need two phases, and a kill between them would leave a prepared
 * transaction that holds the rows for ever.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ReleaseService {
  /** How many rows a page holds. */
  public static final int PAGE = 1000;

  private static final double FIRST_DIGITS = 0x1p32;

  @Inject private ExportRepository exports;
  @Inject private ReleaseRepository releases;
  @Inject private ExportLogRepository log;
  @Inject private NodePresence nodes;
  @Inject private AuditService audit;
  @Inject private Event<ExportEnded> told;
  @Inject private Clock clock;

  /** The releases that are not finished, oldest first. */
  public List<ExportBatch> open() {
    return exports.open();
  }

  /**
   * Takes a release for this node: one that waits, or one whose node is dead.
   *
   * @return what to start or restart, nothing when it is in good hands
   */
  public Optional<ExportBatch> claim(String batchId) {
    Optional<ExportBatch> batch =
        exports
            .lockIfFree(batchId)
            .filter(
                b ->
                    b.getStatus() == ExportStatus.PENDING
                        || (b.getStatus() == ExportStatus.PROCESSING
                            && !nodes.isAlive(b.getOwner())));
    batch.ifPresent(b -> b.claim(nodes.self()));
    return batch;
  }

  /** Remembers which job execution works on a release, so that a restart finds its checkpoints. */
  public void began(String batchId, long jobExecutionId) {
    lock(batchId).began(jobExecutionId);
  }

  /** The release of that id. */
  public ExportBatch get(String batchId) {
    return find(batchId);
  }

  /** The next clips after {@code afterChunk}, at most {@link #PAGE}. */
  public List<ReleaseItem> items(String batchId, int afterChunk) {
    return releases.items(find(batchId), afterChunk, PAGE);
  }

  public List<ReleaseItem> items(String batchId, String locale, int afterChunk) {
    return releases.items(find(batchId), locale, afterChunk, PAGE);
  }

  public List<LocaleCount> locales(String batchId) {
    return exports.count(find(batchId));
  }

  public List<ReleaseSentence> sentences(String batchId, String locale, String afterId) {
    return releases.sentences(find(batchId), locale, afterId, PAGE);
  }

  public List<String> attributions(String batchId, String locale, String after) {
    return releases.attributions(find(batchId), locale, after, PAGE);
  }

  /**
   * What each person wrote of a language's clips from {@code first} to {@code last}, of metadata
   * only.
   */
  public List<ReleaseTranscription> transcriptions(
      String batchId, String locale, int first, int last) {
    return releases.transcriptions(find(batchId), locale, first, last);
  }

  /** Everybody who spoke or wrote, of metadata only. */
  public List<ReleaseContributor> contributors(String batchId) {
    return releases.contributors(find(batchId));
  }

  /** How good each language of the release is. */
  public List<LocaleQuality> quality(String batchId) {
    return releases.quality(find(batchId));
  }

  public void verified(String batchId, List<VerifiedClip> clips) {
    releases.verified(find(batchId), clips);
  }

  public void archived(String batchId, int clips) {
    releases.archived(batchId, clips);
  }

  /**
   * Leaves every sentence in one split only: where speakers of several splits say it, the hash of
   * the sentence chooses among those splits, and the other clips of it are in none.
   */
  public void settleSplits(String batchId) {
    ExportBatch batch = find(batchId);
    String locale = "";
    String sentenceId = "";
    List<Contended> page = releases.contended(batch, locale, sentenceId, PAGE);
    while (!page.isEmpty()) {
      for (Contended sentence : page) {
        locale = sentence.locale();
        sentenceId = sentence.sentenceId();
        double point = Long.parseLong(sentenceId.substring(0, 8), 16) / FIRST_DIGITS;
        releases.keepOnly(batch, sentence, Split.among(sentence.splits(), point));
      }
      page = releases.contended(batch, locale, sentenceId, PAGE);
    }
  }

  /**
   * The archive is kept: the release is done. A second time it changes nothing.
   *
   * @param key where the archive is stored
   * @return false where nobody wants it any more, because somebody took back what is in it
   */
  public boolean complete(
      String batchId, String releaseId, String key, String sha256, long sizeBytes) {
    ExportBatch batch = lock(batchId);
    if (batch.getStatus() == ExportStatus.PROCESSING) {
      batch.complete(
          releaseId,
          key,
          sha256,
          sizeBytes,
          Settings.DATASET_EXPIRY_DAYS.asInt(),
          OffsetDateTime.now(clock));
      log.size(batchId, sizeBytes);
      told.fire(new ExportEnded(batchId, batch.getCreatedById(), null));
    }
    return batch.getStatus() == ExportStatus.COMPLETED;
  }

  /**
   * The job ended. Without an archive that is a failure: told to who asked, and tried again a few
   * times where that may help.
   *
   * @param cause for people to read, without any path of the server
   * @param lasting whether another attempt would fail as well
   * @return whether it is given up
   */
  public boolean ended(String batchId, String cause, boolean lasting) {
    ExportBatch batch = lock(batchId);
    if (batch.getStatus() != ExportStatus.PROCESSING) {
      return false;
    }
    batch.fail(cause, lasting);
    boolean givenUp = batch.getStatus() == ExportStatus.FAILED;
    if (givenUp) {
      audit.record(
          batch.getCreatedById(), "fail-export", "export_batch", batchId, Map.of("cause", cause));
      told.fire(new ExportEnded(batchId, batch.getCreatedById(), cause));
    }
    return givenUp;
  }

  private ExportBatch find(String batchId) {
    return exports
        .find(batchId)
        .orElseThrow(() -> ShrutikException.notFound("export job", batchId));
  }

  private ExportBatch lock(String batchId) {
    return exports
        .lock(batchId)
        .orElseThrow(() -> ShrutikException.notFound("export job", batchId));
  }
}
