package org.shrutik.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.audit.AuditService;

/** Accounts as administrators see them: lists, roles, suspensions, deletions. */
@Stateless
public class UserAdministrationService {
  private static final int MAX_REASON = 500;

  @Inject private UserRepository users;
  @Inject private CredentialRepository credentials;
  @Inject private AccountService accounts;
  @Inject private PasswordHasher hasher;
  @Inject private LockoutService lockout;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /** Creates an account in any role. */
  public User create(Caller caller, String name, String email, String password, Role role) {
    caller.require(Permission.MANAGE_USERS);
    User user = accounts.create(name, email, password, role, null);
    audit.record(caller.userId(), "create-user", "user", user.getId(), Map.of("role", role.wire()));
    return user;
  }

  /** A person and what it has contributed. */
  public record Member(User user, Contributions contributions) {}

  /** Newest first; three statements, however long the page is. */
  public Page<Member> list(Caller caller, UserFilter filter, PageRequest page) {
    caller.require(Permission.MANAGE_USERS);
    Page<User> found = users.page(filter, OffsetDateTime.now(clock), page);
    Map<Integer, Contributions> contributions =
        users.contributions(found.items().stream().map(User::getId).toList());
    return found.map(user -> new Member(user, contributions.get(user.getId())));
  }

  public Member get(Caller caller, int userId) {
    caller.require(Permission.MANAGE_USERS);
    User user = find(userId);
    return new Member(user, users.contributions(List.of(userId)).get(userId));
  }

  /**
   * Gives a person another role.
   *
   * @throws ShrutikException CONFLICT when this would leave the site without an administrator
   */
  public User changeRole(Caller caller, int userId, Role role) {
    caller.require(Permission.MANAGE_USERS);
    User user =
        role == Role.ADMIN
            ? find(userId)
            : keepingAnAdministrator(userId, "role", "The last administrator cannot be demoted.");
    Role before = user.getRole();
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
   * Keeps a person out, sessions and API keys alike, and tells it why.
   *
   * @param until null for good
   * @throws ShrutikException VALIDATION_ERROR without a reason or for a moment that is past;
   *     CONFLICT when this would leave the site without an administrator
   */
  public User suspend(Caller caller, int userId, String reason, OffsetDateTime until) {
    caller.require(Permission.MANAGE_USERS);
    OffsetDateTime now = OffsetDateTime.now(clock);
    if (reason == null || reason.isBlank() || reason.length() > MAX_REASON) {
      throw ShrutikException.invalid("reason", "must have 1 to " + MAX_REASON + " characters");
    }
    if (until != null && !until.isAfter(now)) {
      throw ShrutikException.invalid("until", "must be in the future");
    }
    User user =
        keepingAnAdministrator(userId, "user_id", "The last administrator cannot be suspended.");
    user.suspend(reason.strip(), until, now);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("reason", reason.strip());
    details.put("until", until == null ? null : until.toInstant().toString());
    audit.record(caller.userId(), "suspend-user", "user", userId, details);
    return user;
  }

  /** Lets a suspended person in again. */
  public User liftSuspension(Caller caller, int userId) {
    caller.require(Permission.MANAGE_USERS);
    User user = find(userId);
    user.liftSuspension(OffsetDateTime.now(clock));
    audit.record(caller.userId(), "lift-suspension", "user", userId, Map.of());
    return user;
  }

  /**
   * Deletes an account: name, address, password, sessions and keys are gone; what the person
   * contributed stays, without a name.
   *
   * @throws ShrutikException CONFLICT when this would leave the site without an administrator
   */
  public void delete(Caller caller, int userId) {
    caller.require(Permission.MANAGE_USERS);
    close(userId);
    audit.record(caller.userId(), "delete-user", "user", userId, Map.of());
  }

  /**
   * Closes the caller's own account, in the same way.
   *
   * @throws ShrutikException VALIDATION_ERROR for a wrong password; CONFLICT when this would leave
   *     the site without an administrator
   */
  public void closeOwn(Caller caller, String password) {
    caller.require(Permission.MANAGE_OWN_ACCOUNT);
    User user = find(caller.userId());
    lockout.refuseIfLocked(user.getEmail());
    if (!hasher.matches(password, user.getPasswordHash())) {
      lockout.noteFailure(user.getEmail(), Optional.of(user));
      throw ShrutikException.invalid("password", "is not the present password");
    }
    close(caller.userId());
    audit.record(caller.userId(), "close-account", "user", caller.userId(), Map.of());
  }

  private void close(int userId) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    keepingAnAdministrator(userId, "user_id", "The last administrator cannot be deleted.")
        .delete(now);
    credentials.revokeAllBut(Optional.empty(), userId, now);
    credentials.revokeKeysOf(userId, now);
    credentials.useUpResets(userId, now);
  }

  private User find(int userId) {
    return users
        .find(userId)
        .filter(user -> !user.isDeleted())
        .orElseThrow(() -> ShrutikException.notFound("user", userId));
  }

  /**
   * The person, to be taken out of the administrators if it is one. The administrators are locked
   * in one order, so that two who are taken out at the same time see each other.
   */
  private User keepingAnAdministrator(int userId, String field, String refusal) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    List<User> administrators = users.lockAdministrators();
    User user = find(userId);
    boolean others =
        administrators.stream().anyMatch(a -> a.getId() != userId && !a.isSuspended(now));
    if (user.getRole() == Role.ADMIN && !others) {
      throw ShrutikException.conflict(field, refusal);
    }
    return user;
  }
}
