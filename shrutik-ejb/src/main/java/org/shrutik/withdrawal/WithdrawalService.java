package org.shrutik.withdrawal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.OpenToAll;
import org.shrutik.account.Permission;
import org.shrutik.account.Secrets;
import org.shrutik.account.UserAdministrationService;
import org.shrutik.audit.AuditService;
import org.shrutik.recording.Recording;
import org.shrutik.recording.RecordingRepository;
import org.shrutik.task.TaskKind;
import org.shrutik.task.TaskService;

/** Asking to be forgotten, and how far it is. */
@Stateless
public class WithdrawalService {
  private static final int MAX_REASON = 500;

  @Inject private WithdrawalRepository withdrawals;
  @Inject private RecordingRepository recordings;
  @Inject private UserAdministrationService accounts;
  @Inject private TaskService tasks;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * Takes back one recording: its speaker, or who manages people on the speaker's behalf. From now
   * on nothing of it is used; a task removes it.
   *
   * @param reason why, or null
   * @throws ShrutikException RESOURCE_NOT_FOUND also for others' recordings
   */
  public Withdrawal withdrawRecording(Caller caller, int recordingId, String reason) {
    caller.require(Permission.VIEW_OWN_DATA);
    Recording recording =
        recordings
            .lock(recordingId)
            .filter(r -> r.getUserId() == caller.userId() || caller.may(Permission.MANAGE_USERS))
            .orElseThrow(() -> ShrutikException.notFound("recording", recordingId));
    return begin(caller, recording.getUserId(), recordingId, true, reason);
  }

  /**
   * Closes the caller's account and takes back everything that was spoken under it.
   *
   * @param keepTranscriptions whether what the caller wrote of others' voices stays, without a name
   * @throws ShrutikException VALIDATION_ERROR for a wrong password; CONFLICT for the last
   *     administrator
   */
  public Withdrawal withdrawAccount(
      Caller caller, String password, boolean keepTranscriptions, String reason) {
    caller.require(Permission.MANAGE_OWN_ACCOUNT);
    accounts.closeOwn(caller, password);
    return begin(caller, caller.userId(), null, keepTranscriptions, reason);
  }

  private Withdrawal begin(
      Caller caller, int userId, Integer recordingId, boolean keepTranscriptions, String reason) {
    if (reason != null && (reason.length() > MAX_REASON || reason.indexOf('\0') >= 0)) {
      throw ShrutikException.invalid("reason", "must have at most " + MAX_REASON + " characters");
    }
    withdrawals.takeOutOfUse(userId, recordingId);
    Withdrawal withdrawal =
        withdrawals.add(
            new Withdrawal(
                Secrets.random(),
                userId,
                recordingId,
                keepTranscriptions,
                reason,
                OffsetDateTime.now(clock)));
    tasks.enqueue(TaskKind.ERASURE, withdrawal.getId());
    audit.record(
        caller.userId(),
        "withdraw",
        recordingId == null ? "user" : "recording",
        recordingId == null ? userId : recordingId,
        Map.of("withdrawal", withdrawal.getId()));
    return withdrawal;
  }

  /** How far it is, for whoever holds the receipt: there may be no account any more. */
  @OpenToAll("the receipt is what proves who it is")
  public Withdrawal ofReceipt(String receipt) {
    return withdrawals
        .findByReceipt(receipt)
        .orElseThrow(() -> ShrutikException.notFound("withdrawal", receipt));
  }

  /** Clips of earlier releases that were taken back, newest first. */
  public Page<WithdrawalRepository.Clip> feed(
      Caller caller, Optional<OffsetDateTime> since, PageRequest request) {
    caller.require(Permission.EXPORT_DATA);
    return withdrawals.clips(since, request);
  }
}
