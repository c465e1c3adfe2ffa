package org.shrutik.withdrawal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.recording.Recording;
import org.shrutik.recording.RecordingFilter;
import org.shrutik.recording.RecordingRepository;
import org.shrutik.recording.RecordingView;

/** Hands people everything that is kept of them, page by page. */
@Stateless
public class PersonalDataService {
  private static final int PAGE = 500;

  @Inject private PersonalDataRepository data;
  @Inject private RecordingRepository recordings;
  @Inject private AuditService audit;

  /** Notes that the caller fetches it. */
  public void begin(Caller caller) {
    caller.require(Permission.VIEW_OWN_DATA);
    audit.record(caller.userId(), "fetch-own-data", "user", caller.userId(), Map.of());
  }

  /** The next rows of a kind, none at the end. */
  public List<PersonalData.Row> rows(Caller caller, PersonalData kind, long after) {
    caller.require(Permission.VIEW_OWN_DATA);
    return data.rows(kind, caller.userId(), after, PAGE);
  }

  /** The caller's recordings, newest first. */
  public Page<Recording> recordings(Caller caller, OptionalLong below) {
    caller.require(Permission.VIEW_OWN_DATA);
    return recordings
        .page(
            new RecordingFilter(java.util.Optional.of(caller.userId()), java.util.Optional.empty()),
            new PageRequest(0, PAGE, below))
        .map(RecordingView::recording);
  }
}
