package org.shrutik.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shrutik.ShrutikException;
import org.shrutik.audit.AuditService;
import org.shrutik.config.Settings;

/** Sessions: chains of refresh tokens, each begun by a login. */
@Stateless
public class SessionService {
  @Inject private UserRepository users;
  @Inject private CredentialRepository credentials;
  @Inject private AccessTokens accessTokens;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /** Begins a session of somebody who has proved who it is. */
  public TokenPair begin(int userId, SessionClient client) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    User user = users.find(userId).orElseThrow();
    user.refuseIfSuspended(now);
    String secret = Secrets.random();
    RefreshToken token =
        new RefreshToken(
            userId, UUID.randomUUID().toString(), Secrets.digest(secret), client, now, expiry(now));
    credentials.add(token);
    audit.record(userId, "login", "user", userId, Map.of());
    return pair(user, token, secret, now);
  }

  /**
   * Exchanges a refresh token for a new pair. A token that was already spent revokes its family,
   * because two parties then hold it; this is kept although the answer is a refusal, hence no
   * exception here.
   *
   * @throws ShrutikException INSUFFICIENT_PERMISSIONS with the reason while suspended
   */
  @OpenToAll("the token is what proves who it is")
  public Optional<TokenPair> refresh(String refreshToken, SessionClient client) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    Optional<RefreshToken> found = credentials.lockByHash(Secrets.digest(refreshToken));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    RefreshToken token = found.get();
    if (!token.isUsable(now)) {
      if (token.isSpent()) {
        credentials.revokeFamily(token.getFamily(), now);
        audit.record(
            token.getUserId(), "refresh-token-reused", "user", token.getUserId(), Map.of());
      }
      return Optional.empty();
    }
    User user = users.find(token.getUserId()).orElseThrow();
    user.refuseIfSuspended(now);
    String secret = Secrets.random();
    RefreshToken next = token.next(Secrets.digest(secret), client, now, expiry(now));
    credentials.add(next);
    return Optional.of(pair(user, next, secret, now));
  }

  /** The open sessions of the caller, the last renewed first. */
  public List<RefreshToken> list(Caller caller) {
    caller.require(Permission.MANAGE_OWN_ACCOUNT);
    return credentials.openSessions(caller.userId(), OffsetDateTime.now(clock));
  }

  /** Ends one session of the caller. */
  public void end(Caller caller, String family) {
    caller.require(Permission.MANAGE_OWN_ACCOUNT);
    boolean own = list(caller).stream().anyMatch(token -> token.getFamily().equals(family));
    if (!own) {
      throw ShrutikException.notFound("session", family);
    }
    credentials.revokeFamily(family, OffsetDateTime.now(clock));
    audit.record(caller.userId(), "logout", "user", caller.userId(), Map.of());
  }

  /** Ends the session that a refresh token belongs to, of whoever holds it. */
  @OpenToAll("the token is what proves who it is")
  public void endOf(String refreshToken) {
    credentials
        .lockByHash(Secrets.digest(refreshToken))
        .ifPresent(
            token -> {
              credentials.revokeFamily(token.getFamily(), OffsetDateTime.now(clock));
              audit.record(token.getUserId(), "logout", "user", token.getUserId(), Map.of());
            });
  }

  /** Ends all sessions of the caller; API keys stay. */
  public void endAll(Caller caller) {
    caller.require(Permission.MANAGE_OWN_ACCOUNT);
    credentials.revokeAllBut(Optional.empty(), caller.userId(), OffsetDateTime.now(clock));
    audit.record(caller.userId(), "logout-everywhere", "user", caller.userId(), Map.of());
  }

  private static OffsetDateTime expiry(OffsetDateTime now) {
    return now.plusDays(Settings.TOKEN_REFRESH_DAYS.asLong());
  }

  private TokenPair pair(User user, RefreshToken token, String secret, OffsetDateTime now) {
    return new TokenPair(
        accessTokens.sign(user, token.getFamily(), now.toInstant()),
        secret,
        Settings.TOKEN_ACCESS_MINUTES.asLong() * 60,
        user);
  }
}
