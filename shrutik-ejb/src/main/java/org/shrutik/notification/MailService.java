package org.shrutik.notification;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.shrutik.account.OpenToAll;
import org.shrutik.account.User;
import org.shrutik.account.UserRepository;
import org.shrutik.config.Settings;
import org.shrutik.task.TaskKind;
import org.shrutik.task.TaskService;

/** The life of a message, each step one transaction. */
@Stateless
public class MailService {
  private static final int NEWS_DAYS = 7;

  @Inject private MailRepository mails;
  @Inject private UserRepository users;
  @Inject private TaskService tasks;
  @Inject private Clock clock;

  /** Whether the site has a mail server. */
  @OpenToAll("it is no secret whether mail is sent")
  public boolean isConfigured() {
    return Settings.MAIL_HOST.text().isPresent();
  }

  /**
   * Writes a message and the task that sends it, as part of the caller's transaction.
   *
   * @param expiresAt when it is no longer worth sending, null for never
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void send(int userId, String subject, String body, OffsetDateTime expiresAt) {
    Mail mail = mails.add(new Mail(userId, subject, body, OffsetDateTime.now(clock), expiresAt));
    tasks.enqueue(TaskKind.MAIL, mail.getId());
  }

  /**
   * The same for news, which the reader can stop.
   *
   * @param unsubscribeToken what proves who wants no more of it
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void sendNews(int userId, String subject, String body, String unsubscribeToken) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    Mail mail =
        mails.add(
            new Mail(userId, subject, body, now, now.plusDays(NEWS_DAYS))
                .withUnsubscribing(unsubscribeToken));
    tasks.enqueue(TaskKind.MAIL, mail.getId());
  }

  /**
   * What is to be sent to whom.
   *
   * @param unsubscribeToken null for mail that cannot be stopped
   */
  public record Letter(String recipient, String subject, String body, String unsubscribeToken) {}

  /** The message; nothing, and the task done, where it was sent or is not worth sending. */
  public Optional<Letter> begin(long mailId, long taskId) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    Optional<Mail> mail = mails.find(mailId).filter(m -> m.isOpen(now));
    Optional<User> user = mail.flatMap(m -> users.find(m.getUserId())).filter(u -> !u.isDeleted());
    if (user.isEmpty()) {
      mail.ifPresent(Mail::erase);
      tasks.complete(taskId);
      return Optional.empty();
    }
    return Optional.of(
        new Letter(
            user.get().getEmail(),
            mail.get().getSubject(),
            mail.get().getBody(),
            mail.get().getUnsubscribeToken()));
  }

  /** The mail server took it. */
  public void sent(long mailId, long taskId) {
    mails.find(mailId).ifPresent(mail -> mail.sent(OffsetDateTime.now(clock)));
    tasks.complete(taskId);
  }

  /** Erases the texts that are too old to send; returns how many. */
  public int eraseExpired() {
    return mails.eraseExpired(OffsetDateTime.now(clock));
  }
}
