package org.shrutik.recording;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.shrutik.ErrorCode;

/** Counts the files that were refused, for the site's figures; the files are not kept. */
@Stateless
public class RefusalService {
  @Inject private RecordingRepository recordings;
  @Inject private Clock clock;

  /** Notes a refusal, whatever becomes of the caller's transaction. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void note(int userId, ErrorCode code) {
    recordings.addRefusal(userId, code, OffsetDateTime.now(clock));
  }
}
