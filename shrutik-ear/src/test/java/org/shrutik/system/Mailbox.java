package org.shrutik.system;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The mail server of the shared installation, and what it has received. */
final class Mailbox {
  private static final Mailbox INSTANCE = new Mailbox();

  private final int port = FreePort.find();
  private GreenMail server;

  private Mailbox() {
    start();
  }

  static Mailbox get() {
    return INSTANCE;
  }

  Map<String, String> settings() {
    return Map.of(
        "shrutik.mail.host",
        "127.0.0.1",
        "shrutik.mail.port",
        String.valueOf(port),
        "shrutik.mail.security",
        "none",
        "shrutik.mail.from",
        "site@example.org");
  }

  synchronized void start() {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  synchronized void stop() {
    server.stop();
  }

  /** A message as a person reads it. */
  record Letter(String from, String subject, String text, Map<String, String> headers) {}

  /** What was sent to an address since the server started. */
  synchronized List<Letter> to(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(message -> GreenMailUtil.getAddressList(recipients(message)).equals(address))
        .map(Mailbox::read)
        .toList();
  }

  private static jakarta.mail.Address[] recipients(MimeMessage message) {
    try {
      return message.getAllRecipients();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Letter read(MimeMessage message) {
    try {
      return new Letter(
          GreenMailUtil.getAddressList(message.getFrom()),
          message.getSubject(),
          (String) message.getContent(),
          Collections.list(message.getAllHeaders()).stream()
              .collect(Collectors.toMap(Header::getName, Header::getValue, (a, b) -> a)));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
