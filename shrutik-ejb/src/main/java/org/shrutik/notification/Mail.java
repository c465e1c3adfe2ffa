package org.shrutik.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A message to a person, at the address that the account has when it is sent. */
@Entity
@Table(name = "mails")
public class Mail {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "user_id")
  private int userId;

  private String subject;
  private String body;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  @Column(name = "sent_at")
  private OffsetDateTime sentAt;

  @Column(name = "unsubscribe_token")
  private String unsubscribeToken;

  protected Mail() {}

  Mail(int userId, String subject, String body, OffsetDateTime now, OffsetDateTime expiresAt) {
    this.userId = userId;
    this.subject = subject;
    this.body = body;
    this.createdAt = now;
    this.expiresAt = expiresAt;
  }

  /** Lets its reader stop such mail. */
  Mail withUnsubscribing(String token) {
    unsubscribeToken = token;
    return this;
  }

  /** Whether it still has a text that is worth sending. */
  boolean isOpen(OffsetDateTime now) {
    return body != null && (expiresAt == null || now.isBefore(expiresAt));
  }

  void sent(OffsetDateTime now) {
    sentAt = now;
    body = null;
  }

  void erase() {
    body = null;
  }

  Long getId() {
    return id;
  }

  int getUserId() {
    return userId;
  }

  String getSubject() {
    return subject;
  }

  /** Null for mail that cannot be stopped. */
  String getUnsubscribeToken() {
    return unsubscribeToken;
  }

  String getBody() {
    return body;
  }
}
