package org.shrutik.account;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Queries on refresh tokens, API keys and tokens that replace a forgotten password. */
@Stateless
public class CredentialRepository {
  @PersistenceContext private EntityManager em;

  public void add(RefreshToken token) {
    em.persist(token);
  }

  /** Locks the row, so that a token is exchanged once even when sent twice at the same time. */
  public Optional<RefreshToken> lockByHash(String hash) {
    return em.createNamedQuery("RefreshToken.byHash", RefreshToken.class)
        .setParameter("hash", hash)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  public void revokeFamily(String family, OffsetDateTime now) {
    em.createNamedQuery("RefreshToken.revokeFamily")
        .setParameter("family", family)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Revokes all sessions of a person but, where there is one to keep, that one. */
  public void revokeAllBut(Optional<String> family, int userId, OffsetDateTime now) {
    em.createNamedQuery("RefreshToken.revokeAll")
        .setParameter("userId", userId)
        .setParameter("but", family.orElse(""))
        .setParameter("now", now)
        .executeUpdate();
  }

  /** The open sessions of a person, the last renewed first, each by its unspent token. */
  public List<RefreshToken> openSessions(int userId, OffsetDateTime now) {
    return em.createNamedQuery("RefreshToken.open", RefreshToken.class)
        .setParameter("userId", userId)
        .setParameter("now", now)
        .getResultList();
  }

  /** The person, if the chain of tokens was not revoked and the person exists. */
  public Optional<User> userOfLiveSession(int userId, String family) {
    return em.createQuery(
            "SELECT u FROM User u WHERE u.id = :userId AND EXISTS ("
                + "SELECT t.id FROM RefreshToken t WHERE t.family = :family"
                + " AND t.userId = u.id AND t.revokedAt IS NULL)",
            User.class)
        .setParameter("userId", userId)
        .setParameter("family", family)
        .getResultStream()
        .findFirst();
  }

  public ApiKey add(ApiKey key) {
    em.persist(key);
    em.flush();
    return key;
  }

  public Optional<ApiKey> findKey(int id) {
    return Optional.ofNullable(em.find(ApiKey.class, id));
  }

  public List<ApiKey> keysOf(int userId) {
    return em.createQuery(
            "SELECT k FROM ApiKey k WHERE k.userId = :userId ORDER BY k.id", ApiKey.class)
        .setParameter("userId", userId)
        .getResultList();
  }

  public void revokeKeysOf(int userId, OffsetDateTime now) {
    em.createQuery(
            "UPDATE ApiKey k SET k.revokedAt = :now WHERE k.userId = :userId"
                + " AND k.revokedAt IS NULL")
        .setParameter("now", now)
        .setParameter("userId", userId)
        .executeUpdate();
  }

  /** A key in force and whose it is. */
  public record HeldKey(ApiKey key, User owner) {}

  /** The key of that digest with its owner, unless it was revoked. */
  public Optional<HeldKey> heldKey(String hash) {
    return em.createQuery(
            "SELECT k, u FROM ApiKey k, User u WHERE k.keyHash = :hash AND k.revokedAt IS NULL"
                + " AND u.id = k.userId",
            Object[].class)
        .setParameter("hash", hash)
        .getResultStream()
        .findFirst()
        .map(row -> new HeldKey((ApiKey) row[0], (User) row[1]));
  }

  /** Notes the use of a key, at most once a minute. */
  public void touchKey(int id, OffsetDateTime now) {
    em.createQuery(
            "UPDATE ApiKey k SET k.lastUsedAt = :now WHERE k.id = :id"
                + " AND (k.lastUsedAt IS NULL OR k.lastUsedAt < :stale)")
        .setParameter("now", now)
        .setParameter("stale", now.minusMinutes(1))
        .setParameter("id", id)
        .executeUpdate();
  }

  public void add(PasswordReset reset) {
    em.persist(reset);
  }

  /** Locks the row, so that a token is used once. */
  public Optional<PasswordReset> lockReset(String hash) {
    return em.createQuery(
            "SELECT r FROM PasswordReset r WHERE r.tokenHash = :hash", PasswordReset.class)
        .setParameter("hash", hash)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  public boolean hasResetSince(int userId, OffsetDateTime since) {
    return em.createQuery(
                "SELECT COUNT(r) FROM PasswordReset r WHERE r.userId = :userId"
                    + " AND r.createdAt > :since",
                Long.class)
            .setParameter("userId", userId)
            .setParameter("since", since)
            .getSingleResult()
        > 0;
  }

  /** Makes all tokens worthless that a person was sent. */
  public void useUpResets(int userId, OffsetDateTime now) {
    em.createQuery(
            "UPDATE PasswordReset r SET r.usedAt = :now WHERE r.userId = :userId"
                + " AND r.usedAt IS NULL")
        .setParameter("now", now)
        .setParameter("userId", userId)
        .executeUpdate();
  }

  /** Deletes what has been worthless since {@code before}; returns how many rows. */
  public int deleteExpired(OffsetDateTime before) {
    int tokens =
        em.createQuery("DELETE FROM RefreshToken t WHERE t.expiresAt < :before")
            .setParameter("before", before)
            .executeUpdate();
    int resets =
        em.createQuery("DELETE FROM PasswordReset r WHERE r.expiresAt < :before")
            .setParameter("before", before)
            .executeUpdate();
    return tokens + resets;
  }
}
