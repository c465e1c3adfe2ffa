package org.shrutik.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.slf4j.MDC;

/** Writes audit rows. */
@Stateless
public class AuditService {
  @PersistenceContext private EntityManager em;
  @Inject private Clock clock;

  /** Records a deed as part of the caller's transaction: both are kept or neither. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void record(
      Integer userId,
      String action,
      String subjectType,
      Object subjectId,
      Map<String, Object> details) {
    persist(userId, action, subjectType, subjectId, details);
  }

  /**
   * Records what happened even when the caller's transaction rolls back, such as a failed login.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void recordAlways(
      Integer userId,
      String action,
      String subjectType,
      Object subjectId,
      Map<String, Object> details) {
    persist(userId, action, subjectType, subjectId, details);
  }

  private void persist(
      Integer userId,
      String action,
      String subjectType,
      Object subjectId,
      Map<String, Object> details) {
    em.persist(
        new AuditEntry(
            OffsetDateTime.now(clock),
            userId,
            action,
            subjectType,
            String.valueOf(subjectId),
            details,
            MDC.get("request")));
  }
}
