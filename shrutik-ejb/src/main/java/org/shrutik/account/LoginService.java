package org.shrutik.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.shrutik.ShrutikException;

/** Login; and who a presented credential belongs to. */
@Stateless
public class LoginService {
  @Inject private UserRepository users;
  @Inject private CredentialRepository credentials;
  @Inject private PasswordHasher hasher;
  @Inject private AccessTokens tokens;
  @Inject private LockoutService lockout;
  @Inject private SessionService sessions;
  @Inject private Clock clock;

  /**
   * Begins a session. No transaction is open while the password is compared, which takes long.
   *
   * @throws ShrutikException AUTHENTICATION_FAILED without telling whether the address is known;
   *     RATE_LIMIT_EXCEEDED while it is locked; INSUFFICIENT_PERMISSIONS while the account is
   *     suspended, which only who knows the password is told
   */
  @OpenToAll("who logs in is nobody yet")
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public TokenPair login(String email, String password, SessionClient client) {
    lockout.refuseIfLocked(email);
    Optional<User> user = users.findByEmail(email);
    if (!matches(user, password)) {
      lockout.noteFailure(email, user);
      throw ShrutikException.unauthenticated("The address or the password is wrong.");
    }
    lockout.forgive(email);
    return sessions.begin(user.get().getId(), client);
  }

  private boolean matches(Optional<User> user, String password) {
    if (user.isEmpty()) {
      hasher.matchNobody(password);
      return false;
    }
    return hasher.matches(password, user.get().getPasswordHash());
  }

  /**
   * Who holds an access token of this family, with the role in force now; nothing if revoked.
   *
   * @throws ShrutikException INSUFFICIENT_PERMISSIONS with the reason while suspended
   */
  public Optional<Caller> callerOf(int userId, String family) {
    return credentials
        .userOfLiveSession(userId, family)
        .map(
            user -> {
              user.refuseIfSuspended(OffsetDateTime.now(clock));
              return new Caller(user.getId(), user.getRole());
            });
  }

  /**
   * Who holds this access token, for sockets, whose tokens the server does not verify; nothing if
   * it is worthless.
   *
   * @throws ShrutikException INSUFFICIENT_PERMISSIONS with the reason while suspended
   */
  public Optional<Caller> callerOfToken(String token) {
    return tokens
        .verify(token, clock.instant())
        .flatMap(verified -> callerOf(verified.userId(), verified.family()));
  }

  /**
   * Who holds this API key; nothing if it is unknown or revoked. Its use is noted at most once a
   * minute; the other requests write nothing.
   *
   * @throws ShrutikException INSUFFICIENT_PERMISSIONS with the reason while suspended
   */
  public Optional<Caller> callerOfApiKey(String key) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    return credentials
        .heldKey(Secrets.digest(key))
        .map(
            held -> {
              held.owner().refuseIfSuspended(now);
              if (held.key().isUseStale(now)) {
                credentials.touchKey(held.key().getId(), now);
              }
              return held.key().caller(held.owner());
            });
  }
}
