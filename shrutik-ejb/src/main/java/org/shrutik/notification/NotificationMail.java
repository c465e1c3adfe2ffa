package org.shrutik.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shrutik.account.Secrets;
import org.shrutik.account.User;
import org.shrutik.account.UserRepository;
import org.shrutik.config.Settings;

/** Writes news as mail, in the transaction of the caller. */
@ApplicationScoped
public class NotificationMail {
  private static final int MOST_IN_A_DIGEST = 50;

  @Inject private NotificationRepository notifications;
  @Inject private UserRepository users;
  @Inject private MailService mails;

  /** Mails each to its reader, where that wants such news at once. */
  void sendAtOnce(List<Notification> fresh, OffsetDateTime now) {
    if (!mails.isConfigured()) {
      return;
    }
    for (Notification notification : fresh) {
      if (notification.getKind().mailed() != NotificationKind.Mailed.NEVER) {
        Preferences wishes = preferences(notification.getUserId());
        if (wishes.wantsAtOnce(notification.getKind())) {
          String language = language(notification.getUserId());
          NotificationText text =
              NotificationText.of(notification.getKind(), notification.getData(), language);
          send(wishes, language, text.title(), text.message());
          notification.mailed(now);
        }
      }
    }
  }

  /** One mail with all that a person has neither read nor been mailed. */
  void sendDigest(Preferences wishes, OffsetDateTime now) {
    String language = language(wishes.getUserId());
    List<Notification> news =
        notifications.unmailed(wishes.getUserId()).stream()
            .filter(n -> n.getKind().mailed() != NotificationKind.Mailed.NEVER)
            .toList();
    wishes.digested(now);
    if (news.isEmpty()) {
      return;
    }
    StringBuilder body = new StringBuilder();
    for (Notification notification : news.subList(0, Math.min(news.size(), MOST_IN_A_DIGEST))) {
      NotificationText text =
          NotificationText.of(notification.getKind(), notification.getData(), language);
      body.append("• ").append(text.title()).append("\n  ").append(text.message()).append("\n\n");
    }
    if (news.size() > MOST_IN_A_DIGEST) {
      body.append("… ").append(news.size() - MOST_IN_A_DIGEST).append("\n\n");
    }
    news.forEach(n -> n.mailed(now));
    send(
        wishes,
        language,
        NotificationText.word("digest.subject", language)
            .replace("{count}", String.valueOf(news.size())),
        body.toString());
  }

  /** A person's wishes, written down when they are first needed. */
  Preferences preferences(int userId) {
    Optional<Preferences> known = notifications.preferences(userId);
    if (known.isPresent()) {
      return known.get();
    }
    notifications.addPreferences(userId, Secrets.random());
    return notifications.preferences(userId).orElseThrow();
  }

  private void send(Preferences wishes, String language, String subject, String text) {
    String site = Settings.HTTP_PUBLIC_URL.value().replaceAll("/+$", "");
    String body =
        NotificationText.word("mail.greeting", language)
                .replace("{name}", users.find(wishes.getUserId()).orElseThrow().getName())
            + "\n\n"
            + text.strip()
            + "\n\n"
            + NotificationText.word("mail.footer", language)
                .replace("{site}", site + "/app/notifications")
                .replace(
                    "{unsubscribe}",
                    site + "/app/unsubscribe?token=" + wishes.getUnsubscribeToken())
            + "\n";
    mails.sendNews(wishes.getUserId(), subject, body, wishes.getUnsubscribeToken());
  }

  private String language(int userId) {
    return users.find(userId).map(User::getPreferredLanguage).orElse(null);
  }
}
