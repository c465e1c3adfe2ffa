package org.shrutik.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.shrutik.config.Settings;
import org.shrutik.notification.MailService.Letter;
import org.shrutik.task.Task;
import org.shrutik.task.TaskHandler;
import org.shrutik.task.TaskKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands messages to the site's mail server (SMTP). */
@ApplicationScoped
public class MailDelivery implements TaskHandler {
  private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
  private static final String TIMEOUT_MILLIS = "10000";

  @Inject private MailService mails;

  @Override
  public TaskKind kind() {
    return TaskKind.MAIL;
  }

  @Override
  public void handle(Task task) throws MessagingException {
    Optional<Letter> letter = mails.begin(task.getSubjectId(), task.getId());
    if (letter.isPresent()) {
      Transport.send(message(letter.get()));
      mails.sent(task.getSubjectId(), task.getId());
      LOG.info("Mail {} sent", task.getSubjectId());
    }
  }

  @Override
  public void giveUp(Task task, String cause) {
    LOG.error("Mail {} could not be sent: {}", task.getSubjectId(), cause);
  }

  private static MimeMessage message(Letter letter) throws MessagingException {
    MimeMessage message = new MimeMessage(session());
    message.setFrom(new InternetAddress(Settings.MAIL_FROM.value()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.recipient()));
    message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
    message.setText(letter.body(), StandardCharsets.UTF_8.name());
    message.setHeader("Auto-Submitted", "auto-generated");
    if (letter.unsubscribeToken() != null) {
      message.setHeader("List-Unsubscribe", "<" + unsubscribeLink(letter) + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    message.setSentDate(Date.from(Instant.now()));
    return message;
  }

  /** For the mail program's own button (RFC 8058). */
  private static String unsubscribeLink(Letter letter) {
    return Settings.HTTP_PUBLIC_URL.value().replaceAll("/+$", "")
        + "/api/notifications/unsubscribe?token="
        + letter.unsubscribeToken();
  }

  private static Session session() {
    String security = Settings.MAIL_SECURITY.value();
    Properties properties = new Properties();
    properties.put("mail.smtp.host", Settings.MAIL_HOST.value());
    properties.put("mail.smtp.port", Settings.MAIL_PORT.value());
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.starttls.required", String.valueOf(security.equals("starttls")));
    properties.put("mail.smtp.starttls.enable", String.valueOf(security.equals("starttls")));
    properties.put("mail.smtp.ssl.enable", String.valueOf(security.equals("tls")));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    Optional<String> user = Settings.MAIL_USER.text();
    properties.put("mail.smtp.auth", String.valueOf(user.isPresent()));
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(user.orElse(null), Settings.MAIL_PASSWORD.value());
          }
        });
  }
}
