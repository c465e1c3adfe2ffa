package org.shrutik.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.audit.AuditService;
import org.shrutik.config.Settings;
import org.shrutik.notification.MailService;
import org.shrutik.notification.MailText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changing a password, and replacing a forgotten one by a token that is sent by e-mail. */
@Stateless
public class PasswordService {
  private static final Logger LOG = LoggerFactory.getLogger(PasswordService.class);
  private static final long PAUSE_MINUTES = 1;

  @Inject private UserRepository users;
  @Inject private CredentialRepository credentials;
  @Inject private PasswordHasher hasher;
  @Inject private LockoutService lockout;
  @Inject private MailService mails;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * Changes the caller's password and ends the other sessions.
   *
   * @param session the one that stays
   * @throws ShrutikException VALIDATION_ERROR when the present one is wrong or the new one weak
   */
  public void change(Caller caller, Optional<String> session, String current, String next) {
    caller.require(Permission.MANAGE_OWN_ACCOUNT);
    User user = users.find(caller.userId()).orElseThrow();
    lockout.refuseIfLocked(user.getEmail());
    if (!hasher.matches(current, user.getPasswordHash())) {
      lockout.noteFailure(user.getEmail(), Optional.of(user));
      throw ShrutikException.invalid("current_password", "is not the present password");
    }
    set(user, "new_password", next, session);
    audit.record(user.getId(), "change-password", "user", user.getId(), Map.of());
  }

  /**
   * Sends a token to the address, if it has an account; answers the same if not.
   *
   * @throws ShrutikException SERVICE_UNAVAILABLE where the site sends no e-mail
   */
  @OpenToAll("who forgot the password cannot log in")
  public void forgot(String email) {
    Optional<User> user = users.findByEmail(email);
    if (!mails.isConfigured()) {
      LOG.warn(
          "A new password was asked for ({}), but no e-mail can be sent: {} is not set",
          user.map(u -> "user " + u.getId()).orElse("no account"),
          Settings.MAIL_HOST.key());
      throw new ShrutikException(
          ErrorCode.SERVICE_UNAVAILABLE,
          "This site sends no e-mail. Ask an administrator for a new password.");
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    if (user.isPresent()
        && !credentials.hasResetSince(user.get().getId(), now.minusMinutes(PAUSE_MINUTES))) {
      String token = issue(user.get(), now);
      MailText text = MailText.of("password-reset", user.get().getPreferredLanguage());
      mails.send(
          user.get().getId(),
          text.subject(),
          text.body(user.get().getName(), link(token), token, minutes()),
          now.plusMinutes(minutes()));
      audit.record(user.get().getId(), "forgot-password", "user", user.get().getId(), Map.of());
    }
  }

  /** A token that an administrator hands to a person who cannot be reached by e-mail. */
  public String handOut(Caller caller, int userId) {
    caller.require(Permission.MANAGE_USERS);
    User user =
        users
            .find(userId)
            .filter(u -> !u.isDeleted())
            .orElseThrow(() -> ShrutikException.notFound("user", userId));
    audit.record(caller.userId(), "hand-out-password-reset", "user", userId, Map.of());
    return issue(user, OffsetDateTime.now(clock));
  }

  /**
   * Sets a new password by a token, which is then used up, and ends all sessions.
   *
   * @throws ShrutikException VALIDATION_ERROR when the token is unknown, used or expired, or the
   *     password weak
   */
  @OpenToAll("the token is what proves who it is")
  public void reset(String token, String next) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    User user =
        credentials
            .lockReset(Secrets.digest(token))
            .filter(reset -> reset.isUsable(now))
            .flatMap(reset -> users.find(reset.getUserId()))
            .orElseThrow(
                () -> ShrutikException.invalid("token", "is unknown, used or expired; ask anew"));
    set(user, "password", next, Optional.empty());
    credentials.useUpResets(user.getId(), now);
    lockout.forgive(user.getEmail());
    audit.record(user.getId(), "reset-password", "user", user.getId(), Map.of());
  }

  private void set(User user, String field, String password, Optional<String> session) {
    List<FieldIssue> issues = new ArrayList<>();
    PasswordPolicy.check(field, password, user.getName(), user.getEmail(), issues);
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    user.changePassword(hasher.hash(password), now);
    credentials.revokeAllBut(session, user.getId(), now);
  }

  private String issue(User user, OffsetDateTime now) {
    String token = Secrets.random();
    credentials.add(
        new PasswordReset(user.getId(), Secrets.digest(token), now, now.plusMinutes(minutes())));
    return token;
  }

  private static long minutes() {
    return Settings.ACCOUNT_RESET_MINUTES.asLong();
  }

  private static String link(String token) {
    return Settings.HTTP_PUBLIC_URL.value().replaceAll("/+$", "")
        + "/app/reset-password#token="
        + token;
  }
}
