package org.shrutik.account;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Queries on refresh tokens and API keys. */
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

  /** The role of the person, if the chain of tokens was not revoked and the person exists. */
  public Optional<Role> roleOfLiveSession(int userId, String family) {
    return em.createQuery(
            "SELECT u.role FROM User u WHERE u.id = :userId AND EXISTS ("
                + "SELECT t.id FROM RefreshToken t WHERE t.family = :family"
                + " AND t.userId = u.id AND t.revokedAt IS NULL)",
            Role.class)
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

  /** Whoever holds the key, unless it was revoked. */
  public Optional<Caller> callerOfKey(String hash) {
    return em.createQuery(
            "SELECT u FROM User u, ApiKey k WHERE k.keyHash = :hash AND k.revokedAt IS NULL"
                + " AND u.id = k.userId",
            User.class)
        .setParameter("hash", hash)
        .getResultStream()
        .findFirst()
        .map(user -> new Caller(user.getId(), user.getRole()));
  }

  /** Notes the use of a key, at most once a minute. */
  public void touchKey(String hash, OffsetDateTime now) {
    em.createQuery(
            "UPDATE ApiKey k SET k.lastUsedAt = :now WHERE k.keyHash = :hash"
                + " AND (k.lastUsedAt IS NULL OR k.lastUsedAt < :stale)")
        .setParameter("now", now)
        .setParameter("stale", now.minusMinutes(1))
        .setParameter("hash", hash)
        .executeUpdate();
  }
}
