package org.shrutik.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.audit.AuditService;

/** Accounts as their owners have them: opening one, the profile, what one contributed. */
@Stateless
public class AccountService {
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]+\\.?[^\\s@<>\".]+");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,6})?");
  private static final int MAX_TEXT = 255;

  @Inject private UserRepository users;
  @Inject private PasswordHasher hasher;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * A person opens an account as contributor.
   *
   * @throws ShrutikException VALIDATION_ERROR with every fault; BAD_REQUEST when the address is
   *     taken
   */
  @OpenToAll("who registers is nobody yet")
  public User register(String name, String email, String password, String preferredLanguage) {
    User user = create(name, email, password, Role.CONTRIBUTOR, preferredLanguage);
    audit.record(user.getId(), "register", "user", user.getId(), Map.of());
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

  /** The caller's own account. */
  public User me(Caller caller) {
    caller.require(Permission.VIEW_OWN_DATA);
    return find(caller.userId());
  }

  /** What the caller has contributed. */
  public Contributions contributions(Caller caller) {
    caller.require(Permission.VIEW_OWN_DATA);
    return users.contributions(List.of(caller.userId())).get(caller.userId());
  }

  /**
   * Changes the caller's profile; null leaves a field as it is.
   *
   * @throws ShrutikException VALIDATION_ERROR with every fault
   */
  public User describe(Caller caller, String name, String preferredLanguage) {
    caller.require(Permission.MANAGE_OWN_ACCOUNT);
    List<FieldIssue> issues = new ArrayList<>();
    if (name != null) {
      checkName(name, issues);
    }
    checkLanguage(preferredLanguage, issues);
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
    User user = find(caller.userId());
    user.describe(name, preferredLanguage, OffsetDateTime.now(clock));
    audit.record(caller.userId(), "change-profile", "user", caller.userId(), Map.of());
    return user;
  }

  private User find(int userId) {
    return users.find(userId).orElseThrow(() -> ShrutikException.notFound("user", userId));
  }

  /**
   * An account in any role, without a deed in the audit: the use case around it writes that.
   *
   * @throws ShrutikException VALIDATION_ERROR with every fault; BAD_REQUEST when the address is
   *     taken
   */
  public User create(
      String name, String email, String password, Role role, String preferredLanguage) {
    List<FieldIssue> issues = new ArrayList<>();
    checkName(name, issues);
    if (email == null || email.length() > MAX_TEXT || !EMAIL.matcher(email.strip()).matches()) {
      issues.add(new FieldIssue("email", "is not an e-mail address"));
    }
    PasswordPolicy.check("password", password, name, email, issues);
    checkLanguage(preferredLanguage, issues);
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

  private static void checkName(String name, List<FieldIssue> issues) {
    if (name == null || name.isBlank()) {
      issues.add(new FieldIssue("name", "must not be empty"));
    } else if (name.length() > MAX_TEXT) {
      issues.add(new FieldIssue("name", "must have at most 255 characters"));
    }
  }

  private static void checkLanguage(String code, List<FieldIssue> issues) {
    if (code != null && !LANGUAGE.matcher(code).matches()) {
      issues.add(new FieldIssue("preferred_language", "must be a language code such as bn"));
    }
  }
}
