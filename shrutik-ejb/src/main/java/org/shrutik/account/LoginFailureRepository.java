package org.shrutik.account;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.List;

/** Counts of failed logins, by the digest of the address that was typed. */
@Stateless
public class LoginFailureRepository {
  @PersistenceContext private EntityManager em;

  /** For how many seconds from {@code now} the address is locked; 0 where it is not. */
  public long lockedSeconds(String addressHash, OffsetDateTime now) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT ceil(extract(epoch FROM locked_until - CAST(?2 AS timestamptz)))"
                    + " FROM login_failures WHERE address_hash = ?1 AND locked_until > ?2")
            .setParameter(1, addressHash)
            .setParameter(2, now)
            .getResultList();
    return rows.isEmpty() ? 0 : ((Number) rows.get(0)).longValue();
  }

  /**
   * Counts one failure in one statement, so that none is missed when several come at once. The
   * count begins anew when the last failure is older than {@code staleBefore}.
   *
   * @param limit from this count on the address is locked
   * @return the count
   */
  public int count(
      String addressHash,
      OffsetDateTime now,
      OffsetDateTime staleBefore,
      int limit,
      OffsetDateTime lockedUntil) {
    String next = "CASE WHEN f.last_failed_at < ?3 THEN 1 ELSE f.failures + 1 END";
    return ((Number)
            em.createNativeQuery(
                    "INSERT INTO login_failures AS f"
                        + " (address_hash, failures, last_failed_at, locked_until)"
                        + " VALUES (?1, 1, ?2, CASE WHEN ?4 <= 1 THEN CAST(?5 AS timestamptz) END)"
                        + " ON CONFLICT (address_hash) DO UPDATE SET failures = "
                        + next
                        + ", last_failed_at = ?2, locked_until = CASE WHEN "
                        + next
                        + " >= ?4 THEN CAST(?5 AS timestamptz) END RETURNING failures")
                .setParameter(1, addressHash)
                .setParameter(2, now)
                .setParameter(3, staleBefore)
                .setParameter(4, limit)
                .setParameter(5, lockedUntil)
                .getSingleResult())
        .intValue();
  }

  public void forget(String addressHash) {
    em.createNativeQuery("DELETE FROM login_failures WHERE address_hash = ?1")
        .setParameter(1, addressHash)
        .executeUpdate();
  }

  public int deleteBefore(OffsetDateTime before) {
    return em.createNativeQuery("DELETE FROM login_failures WHERE last_failed_at < ?1")
        .setParameter(1, before)
        .executeUpdate();
  }
}
