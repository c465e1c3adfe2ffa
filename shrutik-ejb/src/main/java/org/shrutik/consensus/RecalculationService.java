package org.shrutik.consensus;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.config.Settings;
import org.shrutik.task.NodePresence;

/**
 * The deciding of every chunk anew, as a job. Each step is a transaction of its own even inside the
 * batch runtime's, and may be done again after a crash.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RecalculationService {
  private static final int PAGE = 500;

  @Inject private RecalculationRepository recalculations;
  @Inject private ConsensusRepository consensus;
  @Inject private ConsensusService decisions;
  @Inject private NodePresence nodes;
  @Inject private Clock clock;

  /** Newest first. */
  public Page<ConsensusRecalculation> list(Caller caller, PageRequest request) {
    caller.require(Permission.REVIEW_QUALITY);
    return recalculations.page(request);
  }

  public ConsensusRecalculation get(Caller caller, int id) {
    caller.require(Permission.REVIEW_QUALITY);
    return find(recalculations.find(id), id);
  }

  /** Those that are not finished, oldest first. */
  public List<ConsensusRecalculation> open() {
    return recalculations.open();
  }

  /** Takes one for this node: one that waits, or one whose node is dead. */
  public Optional<ConsensusRecalculation> claim(int id) {
    Optional<ConsensusRecalculation> free =
        recalculations
            .lock(id)
            .filter(
                r ->
                    r.getStatus() == RecalculationStatus.QUEUED
                        || (r.getStatus() == RecalculationStatus.RUNNING
                            && !nodes.isAlive(r.getOwner())));
    free.ifPresent(r -> r.claim(nodes.self()));
    return free;
  }

  /** Remembers which job execution works on it. */
  public void began(int id, long jobExecutionId) {
    lock(id).began(jobExecutionId);
  }

  /** The next chunks to decide after {@code afterChunk}, none at the end. */
  public List<Integer> chunks(int afterChunk) {
    return consensus.chunksWithVotes(
        Settings.CONSENSUS_MIN_TRANSCRIPTIONS.asInt(), afterChunk, PAGE);
  }

  /**
   * Decides these chunks.
   *
   * @param chunkIds in rising order; those that were decided before are left out
   */
  public void decide(int id, List<Integer> chunkIds) {
    ConsensusRecalculation recalculation = lock(id);
    List<Integer> fresh =
        chunkIds.stream().filter(chunk -> chunk > recalculation.getLastChunkId()).toList();
    if (!fresh.isEmpty()) {
      int changed = (int) fresh.stream().filter(decisions::decideAnew).count();
      recalculation.advance(fresh.size(), changed, fresh.get(fresh.size() - 1));
    }
  }

  /**
   * The job ended.
   *
   * @param whole whether it came to the end of the chunks
   */
  public void ended(int id, boolean whole) {
    ConsensusRecalculation recalculation = lock(id);
    if (recalculation.getStatus() == RecalculationStatus.RUNNING) {
      OffsetDateTime now = OffsetDateTime.now(clock);
      if (whole) {
        recalculation.complete(now);
      } else {
        recalculation.interrupt(now);
      }
    }
  }

  private ConsensusRecalculation lock(int id) {
    return find(recalculations.lock(id), id);
  }

  private static ConsensusRecalculation find(Optional<ConsensusRecalculation> found, int id) {
    return found.orElseThrow(() -> ShrutikException.notFound("recalculation", id));
  }
}
