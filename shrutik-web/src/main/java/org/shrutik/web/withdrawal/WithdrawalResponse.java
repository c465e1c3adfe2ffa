package org.shrutik.web.withdrawal;

import org.shrutik.web.rest.Times;
import org.shrutik.withdrawal.Withdrawal;

/** A receipt: what was asked for, how far it is, and what went. */
public record WithdrawalResponse(
    String receipt,
    String scope,
    String status,
    String requestedAt,
    String completedAt,
    RemovedResponse removed) {
  static WithdrawalResponse of(Withdrawal w) {
    return new WithdrawalResponse(
        w.getReceipt(),
        w.getScope().wire(),
        w.getStatus(),
        Times.wire(w.getRequestedAt()),
        Times.wire(w.getCompletedAt()),
        new RemovedResponse(
            w.getRecordings(),
            w.getChunks(),
            w.getTranscriptions(),
            w.getFiles(),
            w.getBytes(),
            w.getReleases()));
  }

  /** What went; releases are archives that held it. */
  public record RemovedResponse(
      int recordings, int chunks, int transcriptions, int files, long bytes, int releases) {}
}
