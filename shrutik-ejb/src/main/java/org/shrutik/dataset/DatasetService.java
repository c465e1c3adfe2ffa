package org.shrutik.dataset;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.shrutik.ErrorCode;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
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

  @Inject private ExportRepository exports;
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
    caller.require(Permission.EXPORT_DATA);
    ExportFilter filter = ExportFilter.of(order, id -> languages.find(id).isPresent());
    OffsetDateTime now = OffsetDateTime.now(clock);
    ExportBatch batch =
        exports.add(new ExportBatch(UUID.randomUUID().toString(), filter, caller.userId(), now));
    if (exports.freeze(batch, filter) == 0) {
      throw new ShrutikException(
          ErrorCode.CONSENSUS_PENDING,
          "No chunk passes this filter yet: there is nothing agreed on to export. Wait for"
              + " consensus, or widen the filter.");
    }
    List<LocaleCount> counts = exports.count(batch);
    batch.froze(counts);
    exports.logRequest(batch, caller.userId(), client, JSON.toJson(filter.asMap()));
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
  public Page<ExportBatch> history(
      Caller caller, Optional<ExportStatus> status, PageRequest request) {
    caller.require(Permission.EXPORT_DATA);
    OptionalInt owner =
        caller.may(Permission.MANAGE_USERS) ? OptionalInt.empty() : OptionalInt.of(caller.userId());
    return exports.page(owner, status, request);
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
      throw ShrutikException.conflict(
          "batch_id", "The export is " + batch.getStatus().wire() + "; there is no archive yet.");
    }
    if (!batch.isOffered(OffsetDateTime.now(clock))) {
      throw new ShrutikException(
          ErrorCode.RESOURCE_NOT_FOUND,
          "This export is no longer offered. Ask for it again: the same filter on the same data"
              + " is the same archive.");
    }
    return batch;
  }

  /** Notes that somebody begins to fetch an archive that is {@link #offered}. */
  public void noteDownload(Caller caller, String batchId, ExportClient client) {
    ExportBatch batch = offered(caller, batchId);
    exports.logDownload(batch, caller.userId(), client, OffsetDateTime.now(clock));
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
