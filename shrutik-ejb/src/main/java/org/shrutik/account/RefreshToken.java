package org.shrutik.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/**
 * One link of a chain of refresh tokens. The chain (family) begins at a login and is what a person
 * knows as a session; of an open one exactly one link is unspent.
 */
@Entity
@Table(name = "refresh_tokens")
@NamedQuery(
    name = "RefreshToken.byHash",
    query = "SELECT t FROM RefreshToken t WHERE t.tokenHash = :hash")
@NamedQuery(
    name = "RefreshToken.revokeFamily",
    query =
        "UPDATE RefreshToken t SET t.revokedAt = :now"
            + " WHERE t.family = :family AND t.revokedAt IS NULL")
@NamedQuery(
    name = "RefreshToken.revokeAll",
    query =
        "UPDATE RefreshToken t SET t.revokedAt = :now"
            + " WHERE t.userId = :userId AND t.revokedAt IS NULL AND t.family <> :but")
@NamedQuery(
    name = "RefreshToken.open",
    query =
        "SELECT t FROM RefreshToken t WHERE t.userId = :userId AND t.revokedAt IS NULL"
            + " AND t.spentAt IS NULL AND t.expiresAt > :now ORDER BY t.id DESC")
public class RefreshToken {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "user_id")
  private int userId;

  private String family;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  @Column(name = "spent_at")
  private OffsetDateTime spentAt;

  @Column(name = "revoked_at")
  private OffsetDateTime revokedAt;

  @Column(name = "started_at")
  private OffsetDateTime startedAt;

  private String address;

  @Column(name = "user_agent")
  private String userAgent;

  protected RefreshToken() {}

  /** The first of a family. */
  RefreshToken(
      int userId,
      String family,
      String tokenHash,
      SessionClient client,
      OffsetDateTime now,
      OffsetDateTime expiresAt) {
    this.userId = userId;
    this.family = family;
    this.tokenHash = tokenHash;
    this.address = client.address();
    this.userAgent = client.userAgent();
    this.createdAt = now;
    this.startedAt = now;
    this.expiresAt = expiresAt;
  }

  /** The one that replaces this one, which is spent. */
  RefreshToken next(
      String nextHash, SessionClient client, OffsetDateTime now, OffsetDateTime nextExpiresAt) {
    spentAt = now;
    RefreshToken next = new RefreshToken(userId, family, nextHash, client, now, nextExpiresAt);
    next.startedAt = startedAt;
    return next;
  }

  /** Whether it may still be exchanged, once. */
  boolean isUsable(OffsetDateTime now) {
    return spentAt == null && revokedAt == null && now.isBefore(expiresAt);
  }

  boolean isSpent() {
    return spentAt != null;
  }

  int getUserId() {
    return userId;
  }

  /** The name of the session. */
  public String getFamily() {
    return family;
  }

  /** When it was made, which is when the session was last renewed. */
  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  public OffsetDateTime getExpiresAt() {
    return expiresAt;
  }

  /** When the session began. */
  public OffsetDateTime getStartedAt() {
    return startedAt;
  }

  public String getAddress() {
    return address;
  }

  public String getUserAgent() {
    return userAgent;
  }
}
