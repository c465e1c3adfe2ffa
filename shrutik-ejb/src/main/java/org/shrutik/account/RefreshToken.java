package org.shrutik.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** One link of a chain of refresh tokens; the chain (family) begins at a login. */
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
            + " WHERE t.userId = :userId AND t.revokedAt IS NULL")
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

  protected RefreshToken() {}

  RefreshToken(
      int userId, String family, String tokenHash, OffsetDateTime now, OffsetDateTime expiresAt) {
    this.userId = userId;
    this.family = family;
    this.tokenHash = tokenHash;
    this.createdAt = now;
    this.expiresAt = expiresAt;
  }

  /** Whether it may still be exchanged, once. */
  boolean isUsable(OffsetDateTime now) {
    return spentAt == null && revokedAt == null && now.isBefore(expiresAt);
  }

  boolean isSpent() {
    return spentAt != null;
  }

  void spend(OffsetDateTime now) {
    spentAt = now;
  }

  int getUserId() {
    return userId;
  }

  String getFamily() {
    return family;
  }
}
