package org.shrutik.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.shrutik.ShrutikException;
import org.shrutik.audit.AuditService;
import org.shrutik.config.Settings;

/**
 * Locks an address out after repeated failed logins. It is the address that was typed that is
 * counted, whether it has an account or not, so being locked out tells nothing.
 */
@Stateless
public class LockoutService {
  @Inject private LoginFailureRepository failures;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * Passes unless the address is locked.
   *
   * @throws ShrutikException RATE_LIMIT_EXCEEDED with the time to wait
   */
  public void refuseIfLocked(String email) {
    long seconds = failures.lockedSeconds(digest(email), OffsetDateTime.now(clock));
    if (seconds > 0) {
      throw ShrutikException.limited(
          "Too many failed logins for this address. Try again in " + seconds + " s.", seconds);
    }
  }

  /** Counts and audits a failed login, which is kept whatever becomes of the request. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void noteFailure(String email, Optional<User> user) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    long minutes = Settings.ACCOUNT_LOCKOUT_MINUTES.asLong();
    int limit = Settings.ACCOUNT_LOCKOUT_FAILURES.asInt();
    int count =
        failures.count(
            digest(email), now, now.minusMinutes(minutes), limit, now.plusMinutes(minutes));
    Integer id = user.map(User::getId).orElse(null);
    audit.record(id, "login-failed", "user", id == null ? 0 : id, Map.of("count", count));
    if (count == limit) {
      audit.record(id, "login-locked", "user", id == null ? 0 : id, Map.of("minutes", minutes));
    }
  }

  /** The person has proved who it is. */
  public void forgive(String email) {
    failures.forget(digest(email));
  }

  private static String digest(String email) {
    return Secrets.digest(User.canonicalEmail(email));
  }
}
