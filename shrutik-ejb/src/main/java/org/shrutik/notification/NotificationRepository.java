package org.shrutik.notification;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.account.Role;
import org.shrutik.config.JsonMapConverter;

/** Queries on news, on how people want to be told, and on tickets for live connections. */
@Stateless
public class NotificationRepository {
  private static final JsonMapConverter JSON = new JsonMapConverter();

  @PersistenceContext private EntityManager em;

  /**
   * Tells people, but those who were told or do not want to hear of such. In the order of their
   * ids, so that no two tellers wait crosswise.
   *
   * @return the ids of the rows that were written
   */
  @SuppressWarnings("unchecked") // One integer column.
  public List<Long> add(Collection<Integer> userIds, News news, OffsetDateTime now) {
    return em.createNativeQuery(
            "INSERT INTO notifications (user_id, kind, event_key, subject_type, subject_id, data,"
                + " created_at) SELECT u.id, ?2, ?3, ?4, ?5, CAST(?6 AS jsonb), ?7 FROM users u"
                + " LEFT JOIN notification_preferences p ON p.user_id = u.id"
                + " WHERE u.id = ANY (CAST(?1 AS integer[])) AND u.deleted_at IS NULL"
                + " AND NOT (?2 = ANY (string_to_array(COALESCE(p.muted_kinds, ''), ',')))"
                + " ORDER BY u.id ON CONFLICT (user_id, event_key) DO NOTHING RETURNING id")
        .setParameter(1, array(userIds))
        .setParameter(2, news.kind().name())
        .setParameter(3, news.eventKey())
        .setParameter(4, news.subjectType())
        .setParameter(5, news.subjectId() == null ? null : String.valueOf(news.subjectId()))
        .setParameter(6, JSON.convertToDatabaseColumn(news.data()))
        .setParameter(7, now)
        .getResultList();
  }

  private static String array(Collection<Integer> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }

  /** Everybody in one of these roles whose account is in use. */
  public List<Integer> peopleIn(Collection<Role> roles) {
    return em.createQuery(
            "SELECT u.id FROM User u WHERE u.role IN :roles AND u.deletedAt IS NULL"
                + " AND u.suspendedAt IS NULL ORDER BY u.id",
            Integer.class)
        .setParameter("roles", roles)
        .getResultList();
  }

  public List<Notification> findAll(Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : em.createQuery(
                "SELECT n FROM Notification n WHERE n.id IN :ids ORDER BY n.id", Notification.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  public Optional<Notification> find(long id) {
    return Optional.ofNullable(em.find(Notification.class, id));
  }

  /** Newest first. */
  public Page<Notification> page(int userId, boolean unreadOnly, PageRequest request) {
    String where =
        " FROM Notification n WHERE n.userId = :user" + (unreadOnly ? " AND n.readAt IS NULL" : "");
    List<Notification> rows =
        em.createQuery(
                "SELECT n" + where + " AND n.id < :below ORDER BY n.id DESC", Notification.class)
            .setParameter("user", userId)
            .setParameter("below", request.after().orElse(Long.MAX_VALUE))
            .setFirstResult(request.skip())
            .setMaxResults(request.limit() + 1)
            .getResultList();
    long total =
        em.createQuery("SELECT COUNT(n)" + where, Long.class)
            .setParameter("user", userId)
            .getSingleResult();
    return Page.of(rows, total, request, Notification::getId);
  }

  public long unread(int userId) {
    return em.createQuery(
            "SELECT COUNT(n) FROM Notification n WHERE n.userId = :user AND n.readAt IS NULL",
            Long.class)
        .setParameter("user", userId)
        .getSingleResult();
  }

  public void readAll(int userId, OffsetDateTime now) {
    em.createQuery(
            "UPDATE Notification n SET n.readAt = :now WHERE n.userId = :user"
                + " AND n.readAt IS NULL")
        .setParameter("now", now)
        .setParameter("user", userId)
        .executeUpdate();
  }

  /** Has every node told, at the commit, that somebody has read something. */
  public void tellOfReading(int userId) {
    em.createNativeQuery("SELECT CAST(pg_notify('shrutik_news', ?1) AS text)")
        .setParameter(1, "read " + userId)
        .getSingleResult();
  }

  public Optional<Preferences> preferences(int userId) {
    return Optional.ofNullable(em.find(Preferences.class, userId));
  }

  public Optional<Preferences> lockPreferences(int userId) {
    return Optional.ofNullable(em.find(Preferences.class, userId, LockModeType.PESSIMISTIC_WRITE));
  }

  public Optional<Preferences> preferencesOfToken(String token) {
    return em.createQuery(
            "SELECT p FROM Preferences p WHERE p.unsubscribeToken = :token", Preferences.class)
        .setParameter("token", token)
        .getResultStream()
        .findFirst();
  }

  /** Writes the first wishes of a person; somebody else may have just done so. */
  public void addPreferences(int userId, String unsubscribeToken) {
    em.createNativeQuery(
            "INSERT INTO notification_preferences (user_id, unsubscribe_token) VALUES (?1, ?2)"
                + " ON CONFLICT (user_id) DO NOTHING")
        .setParameter(1, userId)
        .setParameter(2, unsubscribeToken)
        .executeUpdate();
  }

  /** People who want one mail for all news, have some that was not mailed, and had none lately. */
  @SuppressWarnings("unchecked") // One integer column.
  public List<Integer> dueForDigest(OffsetDateTime before, int limit) {
    return em.createNativeQuery(
            "SELECT u.id FROM users u LEFT JOIN notification_preferences p ON p.user_id = u.id"
                + " WHERE COALESCE(p.email, 'DAILY') = 'DAILY'"
                + " AND COALESCE(p.digest_at, '-infinity') <= ?1 AND u.deleted_at IS NULL"
                + " AND EXISTS (SELECT 1 FROM notifications n WHERE n.user_id = u.id"
                + " AND n.mailed_at IS NULL AND n.read_at IS NULL AND n.created_at <= ?1"
                + " AND n.kind = ANY (CAST(?3 AS text[]))) ORDER BY u.id LIMIT ?2")
        .setParameter(1, before)
        .setParameter(2, limit)
        .setParameter(
            3,
            java.util.Arrays.stream(NotificationKind.values())
                .filter(kind -> kind.mailed() != NotificationKind.Mailed.NEVER)
                .map(Enum::name)
                .collect(Collectors.joining(",", "{", "}")))
        .getResultList();
  }

  /** What a person has neither read nor been mailed, oldest first. */
  public List<Notification> unmailed(int userId) {
    return em.createQuery(
            "SELECT n FROM Notification n WHERE n.userId = :user AND n.mailedAt IS NULL"
                + " AND n.readAt IS NULL ORDER BY n.id",
            Notification.class)
        .setParameter("user", userId)
        .getResultList();
  }

  public int deleteBefore(OffsetDateTime before) {
    return em.createQuery("DELETE FROM Notification n WHERE n.createdAt < :before")
        .setParameter("before", before)
        .executeUpdate();
  }

  /** Keeps a ticket by its digest. */
  public void addTicket(
      String hash,
      int userId,
      String family,
      OffsetDateTime expiresAt,
      OffsetDateTime connectedUntil) {
    em.createNativeQuery(
            "INSERT INTO connection_tickets (ticket_hash, user_id, family, expires_at,"
                + " connected_until) VALUES (?1, ?2, ?3, ?4, ?5)")
        .setParameter(1, hash)
        .setParameter(2, userId)
        .setParameter(3, family)
        .setParameter(4, expiresAt)
        .setParameter(5, connectedUntil)
        .executeUpdate();
  }

  /** Uses a ticket up: user id, family and the seconds for which it opens a connection. */
  public Optional<Object[]> takeTicket(String hash, OffsetDateTime now) {
    List<?> rows =
        em.createNativeQuery(
                "DELETE FROM connection_tickets WHERE ticket_hash = ?1 AND expires_at > ?2"
                    + " RETURNING user_id, family,"
                    + " CAST(extract(epoch FROM connected_until) AS bigint)")
            .setParameter(1, hash)
            .setParameter(2, now)
            .getResultList();
    return rows.stream().map(Object[].class::cast).findFirst();
  }

  public int deleteTickets(OffsetDateTime before) {
    return em.createNativeQuery("DELETE FROM connection_tickets WHERE expires_at < ?1")
        .setParameter(1, before)
        .executeUpdate();
  }
}
