package org.shrutik.notification;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.OpenToAll;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.config.Settings;

/** How people want to be told, and the mail that gathers their news. */
@Stateless
public class PreferenceService {
  private static final int AT_ONCE = 500;

  @Inject private NotificationRepository notifications;
  @Inject private NotificationMail mail;
  @Inject private MailService mails;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  public Preferences get(Caller caller) {
    caller.require(Permission.MANAGE_OWN_ACCOUNT);
    return mail.preferences(caller.userId());
  }

  public Preferences change(
      Caller caller, Preferences.EmailMode email, Collection<NotificationKind> muted) {
    caller.require(Permission.MANAGE_OWN_ACCOUNT);
    Preferences wishes = mail.preferences(caller.userId());
    wishes.wish(email, muted);
    return wishes;
  }

  /**
   * Sends no more mail to whom this token was sent.
   *
   * @throws ShrutikException VALIDATION_ERROR for a token that nobody was sent
   */
  @OpenToAll("the token is what proves who it is")
  public void unsubscribe(String token) {
    Preferences wishes =
        notifications
            .preferencesOfToken(token == null ? "" : token)
            .orElseThrow(() -> ShrutikException.invalid("token", "is not one of our mails'"));
    wishes.wantNoMail();
    audit.record(wishes.getUserId(), "unsubscribe", "user", wishes.getUserId(), java.util.Map.of());
  }

  /** People whose mail of gathered news is due. */
  public List<Integer> dueForDigest() {
    return mails.isConfigured() ? notifications.dueForDigest(digestBefore(), AT_ONCE) : List.of();
  }

  /** Writes that mail, once, however many nodes try. */
  public void digest(int userId) {
    mail.preferences(userId);
    OffsetDateTime before = digestBefore();
    notifications
        .lockPreferences(userId)
        .filter(wishes -> wishes.isDigestDue(before))
        .ifPresent(wishes -> mail.sendDigest(wishes, OffsetDateTime.now(clock)));
  }

  private OffsetDateTime digestBefore() {
    return OffsetDateTime.now(clock).minusSeconds(Settings.NOTIFICATION_DIGEST_SECONDS.asLong());
  }
}
