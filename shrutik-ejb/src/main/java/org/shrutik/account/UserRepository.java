package org.shrutik.account;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.config.SqlArray;

/** Queries on users. */
@Stateless
public class UserRepository {
  @PersistenceContext private EntityManager em;

  public Optional<User> find(int id) {
    return Optional.ofNullable(em.find(User.class, id));
  }

  public Optional<User> lock(int id) {
    return Optional.ofNullable(em.find(User.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  public Optional<User> findByEmail(String email) {
    return em.createNamedQuery("User.byEmail", User.class)
        .setParameter("email", User.canonicalEmail(email))
        .getResultStream()
        .findFirst();
  }

  /** Saves a new user and gives it its id at once. */
  public User add(User user) {
    em.persist(user);
    em.flush();
    return user;
  }

  public long count(Role role) {
    return em.createNamedQuery("User.countByRole", Long.class)
        .setParameter("role", role)
        .getSingleResult();
  }

  /** Locks every administrator's row, so that two demotions cannot both see another admin left. */
  public List<User> lockAdministrators() {
    return em.createQuery("SELECT u FROM User u WHERE u.role = :role ORDER BY u.id", User.class)
        .setParameter("role", Role.ADMIN)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** Those that pass the filter and were not deleted, newest first. */
  public Page<User> page(UserFilter filter, OffsetDateTime now, PageRequest request) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder where = new StringBuilder(" WHERE u.deletedAt IS NULL");
    filter
        .role()
        .ifPresent(
            role -> {
              where.append(" AND u.role = :role");
              parameters.put("role", role);
            });
    filter
        .text()
        .ifPresent(
            text -> {
              where.append(
                  " AND (LOWER(u.name) LIKE :text ESCAPE '!' OR u.email LIKE :text ESCAPE '!')");
              parameters.put("text", containing(text));
            });
    filter
        .suspended()
        .ifPresent(
            suspended -> {
              where
                  .append(suspended ? " AND" : " AND NOT")
                  .append(
                      " (u.suspendedAt IS NOT NULL"
                          + " AND (u.suspendedUntil IS NULL OR u.suspendedUntil > :now))");
              parameters.put("now", now);
            });
    filter
        .createdFrom()
        .ifPresent(
            from -> {
              where.append(" AND u.createdAt >= :from");
              parameters.put("from", from);
            });
    filter
        .createdBefore()
        .ifPresent(
            before -> {
              where.append(" AND u.createdAt < :before");
              parameters.put("before", before);
            });
    var rows =
        em.createQuery(
                "SELECT u FROM User u" + where + " AND u.id < :below ORDER BY u.id DESC",
                User.class)
            .setParameter("below", (int) request.after().orElse(Integer.MAX_VALUE))
            .setFirstResult(request.skip())
            .setMaxResults(request.limit() + 1);
    var total = em.createQuery("SELECT COUNT(u) FROM User u" + where, Long.class);
    parameters.forEach(rows::setParameter);
    parameters.forEach(total::setParameter);
    return Page.of(rows.getResultList(), total.getSingleResult(), request, User::getId);
  }

  private static String containing(String text) {
    return "%" + text.toLowerCase(java.util.Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
  }

  /** What these people have contributed, in one statement; by user id. */
  public Map<Integer, Contributions> contributions(Collection<Integer> userIds) {
    Query query =
        em.createNativeQuery(
            "SELECT u.id,"
                + " (SELECT count(*) FROM voice_recordings r WHERE r.user_id = u.id)"
                + " + COALESCE((SELECT sum(w.recordings) FROM withdrawn_sums w"
                + " WHERE w.user_id = u.id), 0),"
                + " (SELECT count(*) FROM transcriptions t WHERE t.user_id = u.id)"
                + " + COALESCE((SELECT sum(w.transcriptions) FROM withdrawn_sums w"
                + " WHERE w.user_id = u.id), 0),"
                + " (SELECT count(*) FROM quality_reviews q WHERE q.reviewer_id = u.id),"
                + " (SELECT avg(t.quality) FROM transcriptions t WHERE t.user_id = u.id),"
                + " extract(epoch FROM greatest("
                + "(SELECT max(r.created_at) FROM voice_recordings r WHERE r.user_id = u.id),"
                + " (SELECT max(t.created_at) FROM transcriptions t WHERE t.user_id = u.id),"
                + " (SELECT max(s.created_at) FROM refresh_tokens s WHERE s.user_id = u.id)))"
                + " FROM users u WHERE u.id = ANY (CAST(?1 AS integer[]))");
    query.setParameter(1, SqlArray.of(userIds));
    Map<Integer, Contributions> all = new HashMap<>();
    for (Object row : query.getResultList()) {
      Object[] values = (Object[]) row;
      all.put(
          ((Number) values[0]).intValue(),
          new Contributions(
              ((Number) values[1]).longValue(),
              ((Number) values[2]).longValue(),
              ((Number) values[3]).longValue(),
              values[4] == null ? null : ((Number) values[4]).doubleValue(),
              values[5] == null ? null : moment((BigDecimal) values[5])));
    }
    return all;
  }

  private static OffsetDateTime moment(BigDecimal epochSeconds) {
    return Instant.ofEpochMilli(epochSeconds.movePointRight(3).longValue())
        .atOffset(ZoneOffset.UTC);
  }
}
