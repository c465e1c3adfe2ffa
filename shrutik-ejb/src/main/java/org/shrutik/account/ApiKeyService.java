package org.shrutik.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shrutik.ShrutikException;
import org.shrutik.audit.AuditService;

/** Keys with which programs act as a person. */
@Stateless
public class ApiKeyService {
  private static final int MAX_NAME = 100;

  @Inject private UserRepository users;
  @Inject private CredentialRepository credentials;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * Makes a key for {@code userId}: one's own, or anybody's for who manages users. The secret is
   * told once. A limited key makes only keys that are limited at least as much.
   *
   * @param scopes words of permissions; null for all that its owner may
   * @throws ShrutikException VALIDATION_ERROR for the name or a scope that is none
   */
  public NewApiKey create(Caller caller, int userId, String name, List<String> scopes) {
    caller.require(Permission.MANAGE_OWN_ACCOUNT);
    caller.requireOwnerOr(userId, Permission.MANAGE_USERS);
    if (name == null || name.isBlank() || name.length() > MAX_NAME) {
      throw ShrutikException.invalid("name", "must have 1 to 100 characters");
    }
    Optional<Set<Permission>> limits = Optional.ofNullable(scopes).map(ApiKeyService::parse);
    if (!caller.scopes().containsAll(limits.orElse(Set.of(Permission.values())))) {
      throw ShrutikException.forbidden("A limited key cannot make one that may do more.");
    }
    User owner =
        users
            .find(userId)
            .filter(user -> !user.isDeleted())
            .orElseThrow(() -> ShrutikException.notFound("user", userId));
    String secret = "shk_" + Secrets.random();
    ApiKey key =
        credentials.add(
            new ApiKey(
                owner.getId(),
                name.strip(),
                secret.substring(0, 10),
                Secrets.digest(secret),
                limits,
                OffsetDateTime.now(clock)));
    audit.record(
        caller.userId(), "create-api-key", "api_key", key.getId(), Map.of("user_id", userId));
    return new NewApiKey(key, secret);
  }

  /**
   * A key just made.
   *
   * @param secret the key itself, never to be seen again
   */
  public record NewApiKey(ApiKey key, String secret) {}

  public List<ApiKey> list(Caller caller, int userId) {
    caller.require(Permission.MANAGE_OWN_ACCOUNT);
    caller.requireOwnerOr(userId, Permission.MANAGE_USERS);
    return credentials.keysOf(userId);
  }

  public void revoke(Caller caller, int keyId) {
    caller.require(Permission.MANAGE_OWN_ACCOUNT);
    ApiKey key =
        credentials
            .findKey(keyId)
            .filter(k -> k.getUserId() == caller.userId() || caller.may(Permission.MANAGE_USERS))
            .orElseThrow(() -> ShrutikException.notFound("api key", keyId));
    key.revoke(OffsetDateTime.now(clock));
    audit.record(caller.userId(), "revoke-api-key", "api_key", keyId, Map.of());
  }

  private static Set<Permission> parse(List<String> words) {
    Set<Permission> scopes = new HashSet<>();
    for (String word : words) {
      scopes.add(
          Optional.ofNullable(word)
              .flatMap(Permission::ofWire)
              .orElseThrow(
                  () ->
                      ShrutikException.invalid(
                          "scopes", "holds " + word + ", which is no permission")));
    }
    if (scopes.isEmpty()) {
      throw ShrutikException.invalid("scopes", "must not be empty; leave it out for no limit");
    }
    return scopes;
  }
}
