package org.shrutik.dataset;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.config.Settings;
import org.shrutik.language.LanguageRepository;

/** Asking for releases, following them and fetching them. */
@Stateless
public class DatasetService {
  private static final Jsonb JSON = JsonbBuilder.create();

  // What a plain disk and one core do, for the estimate only.
  private static final long BYTES_A_SECOND = 50_000_000;
  private static final long ROWS_A_SECOND = 5_000;
  private static final long ROW_BYTES = 1500;
  private static final long START_SECONDS = 10;
  private static final int STATISTICS_DAYS = 30;

  @Inject private ExportRepository exports;
  @Inject private FreezeRepository freezer;
  @Inject private ExportLogRepository log;
  @Inject private LanguageRepository languages;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * Freezes a selection and queues the release of it.
   *
   * @throws ShrutikException VALIDATION_ERROR with all faults of the order; CONSENSUS_PENDING when
   *     no chunk passes the filter
   */
  public ExportTicket request(Caller caller, ExportOrder order, ExportClient client) {
    return request(caller, order, client, 1);
  }

  /**
   * The same as a batch, which is not worth its while below a number of chunks. Whoever runs the
   * site may have a smaller one.
   *
   * @param force whether a small one is wanted; who may not force is not heard
   */
  public ExportTicket requestBatch(
      Caller caller, ExportOrder order, boolean force, ExportClient client) {
    boolean runsTheSite = caller.may(Permission.MANAGE_TASKS);
    int least =
        (runsTheSite
                ? Settings.DATASET_BATCH_LEAST_OPERATOR
                : Settings.DATASET_BATCH_LEAST_DEVELOPER)
            .asInt();
    return request(caller, order, client, runsTheSite && force ? 1 : least);
  }

  private ExportTicket request(Caller caller, ExportOrder order, ExportClient client, int least) {
    caller.require(Permission.EXPORT_DATA);
    ExportFilter filter = ExportFilter.of(order, id -> languages.find(id).isPresent());
    OffsetDateTime now = OffsetDateTime.now(clock);
    ExportBatch batch =
        exports.add(new ExportBatch(UUID.randomUUID().toString(), filter, caller.userId(), now));
    int clips = freezer.freeze(batch, filter);
    if (clips < least) {
      throw ExportRefusedException.insufficient(clips, least);
    }
    List<LocaleCount> counts = exports.count(batch);
    batch.froze(counts);
    log.request(batch, caller.userId(), client, JSON.toJson(filter.asMap()));
    audit.record(
        caller.userId(), "request-export", "export_batch", batch.getBatchId(), filter.asMap());
    long audio = counts.stream().mapToLong(LocaleCount::bytes).sum();
    long seconds =
        START_SECONDS
            + batch.getChunkCount() / ROWS_A_SECOND
            + (exports.bytesAhead(batch) + 2 * audio) / BYTES_A_SECOND;
    return new ExportTicket(
        batch,
        OffsetDateTime.now(clock).plusSeconds(seconds),
        batch.getChunkCount() * ROW_BYTES + (filter.includeAudio() ? audio : 0));
  }

  /** How far a release is: one's own, or anybody's for who may see all data. */
  public ExportBatch status(Caller caller, String batchId) {
    caller.require(Permission.EXPORT_DATA);
    return visible(caller, exports.find(batchId), batchId);
  }

  /** The caller's releases, newest first; everybody's for who manages people. */
  public Page<ExportBatch> history(Caller caller, ExportSearch search, PageRequest request) {
    caller.require(Permission.EXPORT_DATA);
    OptionalInt owner =
        caller.may(Permission.MANAGE_USERS) ? OptionalInt.empty() : OptionalInt.of(caller.userId());
    return exports.page(owner, search, request);
  }

  /** The chunks of a release, ascending. */
  public List<Integer> chunkIds(Caller caller, String batchId) {
    return exports.chunkIds(status(caller, batchId));
  }

  /** Figures of everybody's exports. */
  public ExportStatistics statistics(Caller caller) {
    caller.require(Permission.EXPORT_DATA);
    return log.statistics(OffsetDateTime.now(clock).minusDays(STATISTICS_DAYS));
  }

  /** How many more archives the caller may fetch today. */
  public DownloadQuota quota(Caller caller) {
    caller.require(Permission.EXPORT_DATA);
    OffsetDateTime today =
        OffsetDateTime.now(clock)
            .withOffsetSameInstant(ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.DAYS);
    return new DownloadQuota(
        caller.may(Permission.MANAGE_TASKS)
            ? DownloadQuota.UNLIMITED
            : Settings.DATASET_DOWNLOADS_PER_DAY.asInt(),
        log.downloadsSince(caller.userId(), today),
        today.plusDays(1));
  }

  /**
   * Gives a failed release another round of attempts; what was verified stays verified.
   *
   * @throws ShrutikException CONFLICT when it has not failed
   */
  public ExportBatch retry(Caller caller, String batchId) {
    caller.require(Permission.EXPORT_DATA);
    ExportBatch batch = visible(caller, exports.lock(batchId), batchId);
    if (batch.getStatus() != ExportStatus.FAILED) {
      throw ShrutikException.conflict("batch_id", "Only a failed export can be retried.");
    }
    batch.retry();
    audit.record(caller.userId(), "retry-export", "export_batch", batchId, Map.of());
    return batch;
  }

  /**
   * Whether and where the archive can be read.
   *
   * @throws ShrutikException CONFLICT while it is not finished, RESOURCE_NOT_FOUND when it is no
   *     longer offered
   */
  public ExportBatch offered(Caller caller, String batchId) {
    caller.require(Permission.EXPORT_DATA);
    ExportBatch batch = visible(caller, exports.find(batchId), batchId);
    if (batch.getStatus() != ExportStatus.COMPLETED) {
      throw ExportRefusedException.notReady(batch);
    }
    if (!batch.isOffered(OffsetDateTime.now(clock))) {
      throw ExportRefusedException.expired(batch);
    }
    return batch;
  }

  /**
   * Notes that somebody begins to fetch an archive that is {@link #offered}.
   *
   * @throws ShrutikException RATE_LIMIT_EXCEEDED when the day's number is used up
   */
  public void noteDownload(Caller caller, String batchId, ExportClient client) {
    ExportBatch batch = offered(caller, batchId);
    log.lockDownloadsOf(caller.userId());
    DownloadQuota quota = quota(caller);
    if (quota.remaining() == 0) {
      throw ExportRefusedException.overQuota(quota);
    }
    log.download(batch, caller.userId(), client, OffsetDateTime.now(clock));
    audit.record(caller.userId(), "download-export", "export_batch", batchId, Map.of());
  }

  private static ExportBatch visible(Caller caller, Optional<ExportBatch> found, String batchId) {
    ExportBatch batch = found.orElseThrow(() -> ShrutikException.notFound("export job", batchId));
    Integer owner = batch.getCreatedById();
    if (owner == null || owner != caller.userId()) {
      caller.require(Permission.VIEW_ALL_DATA);
    }
    return batch;
  }
}
