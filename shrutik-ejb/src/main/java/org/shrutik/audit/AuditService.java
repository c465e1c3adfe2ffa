package org.shrutik.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Writes audit rows, with a line in the log for each, and shows them. */
@Stateless
public class AuditService {
  private static final Logger LOG = LoggerFactory.getLogger(AuditService.class);

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

  /** Which rows are wanted; what is empty does not matter. */
  public record Filter(
      Optional<String> action,
      Optional<Integer> userId,
      Optional<String> subjectType,
      Optional<String> subjectId,
      Optional<OffsetDateTime> from,
      Optional<OffsetDateTime> before,
      Optional<String> text) {}

  /** Newest first. */
  public Page<AuditEntry> list(Caller caller, Filter filter, PageRequest request) {
    caller.require(Permission.VIEW_AUDIT);
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder where = new StringBuilder(" WHERE 1 = 1");
    add(where, parameters, "a.action = :action", "action", filter.action());
    add(where, parameters, "a.userId = :userId", "userId", filter.userId());
    add(where, parameters, "a.subjectType = :type", "type", filter.subjectType());
    add(where, parameters, "a.subjectId = :subject", "subject", filter.subjectId());
    add(where, parameters, "a.createdAt >= :from", "from", filter.from());
    add(where, parameters, "a.createdAt < :before", "before", filter.before());
    add(
        where,
        parameters,
        "a.search LIKE :text ESCAPE '!'",
        "text",
        filter.text().map(AuditService::containing));
    var rows =
        em.createQuery(
                "SELECT a FROM AuditEntry a" + where + " AND a.id < :below ORDER BY a.id DESC",
                AuditEntry.class)
            .setParameter("below", request.after().orElse(Long.MAX_VALUE))
            .setFirstResult(request.skip())
            .setMaxResults(request.limit() + 1);
    var total = em.createQuery("SELECT COUNT(a) FROM AuditEntry a" + where, Long.class);
    parameters.forEach(rows::setParameter);
    parameters.forEach(total::setParameter);
    return Page.of(rows.getResultList(), total.getSingleResult(), request, AuditEntry::getId);
  }

  private static String containing(String text) {
    return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
  }

  /**
   * Records a deed that somebody does again and again, such as hearing a sound in pieces, once in a
   * while.
   */
  public void recordNowAndThen(
      int userId, String action, String subjectType, Object subjectId, Duration pause) {
    boolean known =
        !em.createQuery(
                "SELECT a.id FROM AuditEntry a WHERE a.subjectType = :type"
                    + " AND a.subjectId = :subject AND a.userId = :user AND a.action = :action"
                    + " AND a.createdAt > :since",
                Long.class)
            .setParameter("type", subjectType)
            .setParameter("subject", String.valueOf(subjectId))
            .setParameter("user", userId)
            .setParameter("action", action)
            .setParameter("since", OffsetDateTime.now(clock).minus(pause))
            .setMaxResults(1)
            .getResultList()
            .isEmpty();
    if (!known) {
      persist(userId, action, subjectType, subjectId, Map.of());
    }
  }

  private static void add(
      StringBuilder where,
      Map<String, Object> parameters,
      String condition,
      String name,
      Optional<?> value) {
    if (value.isPresent()) {
      where.append(" AND ").append(condition);
      parameters.put(name, value.get());
    }
  }

  private void persist(
      Integer userId,
      String action,
      String subjectType,
      Object subjectId,
      Map<String, Object> details) {
    LOG.info("Audit: {} of {} {} by user {}", action, subjectType, subjectId, userId);
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
