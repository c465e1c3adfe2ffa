package org.shrutik.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.audit.AuditService;

/** Accounts: registration, creation by an administrator, roles, API keys. */
@Stateless
public class AccountService {
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]+\\.?[^\\s@<>\".]+");
  private static final int MAX_TEXT = 255;

  @Inject private UserRepository users;
  @Inject private CredentialRepository credentials;
  @Inject private PasswordHasher hasher;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * A person opens an account as contributor.
   *
   * @throws ShrutikException VALIDATION_ERROR with every fault; BAD_REQUEST when the address is
   *     taken
   */
  public User register(String name, String email, String password, String preferredLanguage) {
    User user = create(name, email, password, Role.CONTRIBUTOR, preferredLanguage);
    audit.record(user.getId(), "register", "user", user.getId(), Map.of());
    return user;
  }

  /** An administrator creates an account in any role. */
  public User createUser(Caller caller, String name, String email, String password, Role role) {
    caller.require(Permission.MANAGE_USERS);
    User user = create(name, email, password, role, null);
    audit.record(caller.userId(), "create-user", "user", user.getId(), Map.of("role", role.wire()));
    return user;
  }

  /** Creates the first administrator, unless the site has one; returns whether it did. */
  public boolean createFirstAdministrator(String email, String password) {
    if (users.count(Role.ADMIN) > 0) {
      return false;
    }
    User user = create("Administrator", email, password, Role.ADMIN, null);
    audit.record(user.getId(), "create-first-administrator", "user", user.getId(), Map.of());
    return true;
  }

  public User get(int userId) {
    return users.find(userId).orElseThrow(() -> ShrutikException.notFound("user", userId));
  }

  public Page<User> list(Caller caller, Optional<Role> role, PageRequest page) {
    caller.require(Permission.MANAGE_USERS);
    return users.page(role, page);
  }

  /**
   * Gives a person another role.
   *
   * @throws ShrutikException CONFLICT when this would leave the site without an administrator
   */
  public User changeRole(Caller caller, int userId, Role role) {
    caller.require(Permission.MANAGE_USERS);
    List<User> administrators = users.lockAdministrators();
    User user = get(userId);
    Role before = user.getRole();
    if (before == Role.ADMIN && role != Role.ADMIN && administrators.size() == 1) {
      throw ShrutikException.conflict("role", "The last administrator cannot be demoted.");
    }
    user.changeRole(role, OffsetDateTime.now(clock));
    audit.record(
        caller.userId(),
        "change-role",
        "user",
        userId,
        Map.of("from", before.wire(), "to", role.wire()));
    return user;
  }

  /**
   * Makes a key for {@code userId}: one's own, or anybody's for who manages users. The secret is
   * told once.
   */
  public NewApiKey createApiKey(Caller caller, int userId, String name) {
    caller.requireOwnerOr(userId, Permission.MANAGE_USERS);
    if (name == null || name.isBlank() || name.length() > 100) {
      throw ShrutikException.invalid("name", "must have 1 to 100 characters");
    }
    User owner = get(userId);
    String secret = "shk_" + Secrets.random();
    ApiKey key =
        credentials.add(
            new ApiKey(
                owner.getId(),
                name.strip(),
                secret.substring(0, 10),
                Secrets.digest(secret),
                OffsetDateTime.now(clock)));
    audit.record(
        caller.userId(), "create-api-key", "api_key", key.getId(), Map.of("user_id", userId));
    return new NewApiKey(key, secret);
  }

  public List<ApiKey> apiKeys(Caller caller, int userId) {
    caller.requireOwnerOr(userId, Permission.MANAGE_USERS);
    return credentials.keysOf(userId);
  }

  public void revokeApiKey(Caller caller, int keyId) {
    ApiKey key =
        credentials
            .findKey(keyId)
            .filter(k -> k.getUserId() == caller.userId() || caller.may(Permission.MANAGE_USERS))
            .orElseThrow(() -> ShrutikException.notFound("api key", keyId));
    key.revoke(OffsetDateTime.now(clock));
    audit.record(caller.userId(), "revoke-api-key", "api_key", keyId, Map.of());
  }

  /**
   * A key just made.
   *
   * @param secret the key itself, never to be seen again
   */
  public record NewApiKey(ApiKey key, String secret) {}

  private User create(
      String name, String email, String password, Role role, String preferredLanguage) {
    List<FieldIssue> issues = new ArrayList<>();
    if (name == null || name.isBlank()) {
      issues.add(new FieldIssue("name", "must not be empty"));
    } else if (name.length() > MAX_TEXT) {
      issues.add(new FieldIssue("name", "must have at most 255 characters"));
    }
    if (email == null || email.length() > MAX_TEXT || !EMAIL.matcher(email.strip()).matches()) {
      issues.add(new FieldIssue("email", "is not an e-mail address"));
    }
    if (password == null) {
      issues.add(new FieldIssue("password", "must not be empty"));
    } else {
      PasswordPolicy.refuse(password, List.of(name == null ? "" : name, email == null ? "" : email))
          .ifPresent(issue -> issues.add(new FieldIssue("password", issue)));
    }
    if (preferredLanguage != null && preferredLanguage.length() > 10) {
      issues.add(new FieldIssue("preferred_language", "must be a language code"));
    }
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
    if (users.findByEmail(email).isPresent()) {
      throw new ShrutikException(
          ErrorCode.BAD_REQUEST,
          "An account with this address exists.",
          List.of(new FieldIssue("email", "is taken")));
    }
    return users.add(
        new User(
            name.strip(),
            email,
            hasher.hash(password),
            role,
            preferredLanguage,
            OffsetDateTime.now(clock)));
  }
}
