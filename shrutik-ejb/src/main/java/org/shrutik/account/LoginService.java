package org.shrutik.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shrutik.ShrutikException;
import org.shrutik.audit.AuditService;
import org.shrutik.config.Settings;

/** Login, refresh and logout; and who a presented credential belongs to. */
@Stateless
public class LoginService {
  @Inject private UserRepository users;
  @Inject private CredentialRepository credentials;
  @Inject private PasswordHasher hasher;
  @Inject private AccessTokens accessTokens;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * Begins a new family of tokens.
   *
   * @throws ShrutikException AUTHENTICATION_FAILED without telling whether the address is known
   */
  public TokenPair login(String email, String password) {
    Optional<User> user = users.findByEmail(email);
    if (user.isEmpty()) {
      hasher.matchNobody(password);
    }
    if (user.isEmpty() || !hasher.matches(password, user.get().getPasswordHash())) {
      audit.recordAlways(
          user.map(User::getId).orElse(null),
          "login-failed",
          "user",
          user.map(User::getId).orElse(0),
          Map.of());
      throw ShrutikException.unauthenticated("The address or the password is wrong.");
    }
    audit.record(user.get().getId(), "login", "user", user.get().getId(), Map.of());
    return issue(user.get(), UUID.randomUUID().toString());
  }

  /**
   * Exchanges a refresh token for a new pair. A token that was already spent revokes its family,
   * because two parties then hold it; this is kept although the answer is a refusal, hence no
   * exception here.
   */
  public Optional<TokenPair> refresh(String refreshToken) {
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
    token.spend(now);
    return users.find(token.getUserId()).map(user -> issue(user, token.getFamily()));
  }

  /** Revokes the family of tokens that the presented access token belongs to. */
  public void logout(Caller caller, String family) {
    credentials.revokeFamily(family, OffsetDateTime.now(clock));
    audit.record(caller.userId(), "logout", "user", caller.userId(), Map.of());
  }

  /** Who holds an access token of this family, with the role in force now; nothing if revoked. */
  public Optional<Caller> callerOf(int userId, String family) {
    return credentials.roleOfLiveSession(userId, family).map(role -> new Caller(userId, role));
  }

  /** Who holds this API key; nothing if it is unknown or revoked. */
  public Optional<Caller> callerOfApiKey(String key) {
    String hash = Secrets.digest(key);
    Optional<Caller> caller = credentials.callerOfKey(hash);
    if (caller.isPresent()) {
      credentials.touchKey(hash, OffsetDateTime.now(clock));
    }
    return caller;
  }

  private TokenPair issue(User user, String family) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    String refresh = Secrets.random();
    credentials.add(
        new RefreshToken(
            user.getId(),
            family,
            Secrets.digest(refresh),
            now,
            now.plusDays(Settings.TOKEN_REFRESH_DAYS.asLong())));
    return new TokenPair(
        accessTokens.sign(user, family, now.toInstant()),
        refresh,
        Settings.TOKEN_ACCESS_MINUTES.asLong() * 60,
        user);
  }
}
