package org.shrutik.account;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import org.shrutik.ShrutikException;
import org.shrutik.config.JsonMapConverter;

/** A person with an account. */
@Entity
@Table(name = "users")
@NamedQuery(name = "User.byEmail", query = "SELECT u FROM User u WHERE u.email = :email")
@NamedQuery(name = "User.countByRole", query = "SELECT COUNT(u) FROM User u WHERE u.role = :role")
public class User {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  private String name;
  private String email;

  @Column(name = "password_hash")
  private String passwordHash;

  @Enumerated(EnumType.STRING)
  private Role role;

  @Column(name = "preferred_language")
  private String preferredLanguage;

  @Column(name = "meta_data")
  @Convert(converter = JsonMapConverter.class)
  private Map<String, Object> metaData;

  @Version private int version;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "updated_at")
  private OffsetDateTime updatedAt;

  @Column(name = "suspended_at")
  private OffsetDateTime suspendedAt;

  @Column(name = "suspended_until")
  private OffsetDateTime suspendedUntil;

  @Column(name = "suspension_reason")
  private String suspensionReason;

  @Column(name = "deleted_at")
  private OffsetDateTime deletedAt;

  protected User() {}

  public User(
      String name,
      String email,
      String passwordHash,
      Role role,
      String preferredLanguage,
      OffsetDateTime now) {
    this.name = name;
    this.email = canonicalEmail(email);
    this.passwordHash = passwordHash;
    this.role = role;
    this.preferredLanguage = preferredLanguage;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** The one form in which addresses are stored and compared. */
  public static String canonicalEmail(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  public void changeRole(Role newRole, OffsetDateTime now) {
    role = newRole;
    updatedAt = now;
  }

  /** Null leaves a field as it is. */
  void describe(String newName, String newPreferredLanguage, OffsetDateTime now) {
    name = newName == null ? name : newName.strip();
    preferredLanguage = newPreferredLanguage == null ? preferredLanguage : newPreferredLanguage;
    updatedAt = now;
  }

  void changePassword(String newHash, OffsetDateTime now) {
    passwordHash = newHash;
    updatedAt = now;
  }

  /**
   * Keeps the person out.
   *
   * @param until null for good
   */
  void suspend(String reason, OffsetDateTime until, OffsetDateTime now) {
    suspendedAt = now;
    suspendedUntil = until;
    suspensionReason = reason;
    updatedAt = now;
  }

  void liftSuspension(OffsetDateTime now) {
    suspendedAt = null;
    suspendedUntil = null;
    suspensionReason = null;
    updatedAt = now;
  }

  /** Forgets who it was; what the person contributed stays, without a name. */
  void delete(OffsetDateTime now) {
    name = "Deleted person";
    email = "deleted-" + id + "@deleted.invalid";
    passwordHash = "!";
    role = Role.CONTRIBUTOR;
    preferredLanguage = null;
    metaData = null;
    deletedAt = now;
    updatedAt = now;
  }

  public boolean isSuspended(OffsetDateTime now) {
    return suspendedAt != null && (suspendedUntil == null || now.isBefore(suspendedUntil));
  }

  public boolean isDeleted() {
    return deletedAt != null;
  }

  /**
   * Passes while the account is not suspended.
   *
   * @throws ShrutikException INSUFFICIENT_PERMISSIONS with the reason
   */
  void refuseIfSuspended(OffsetDateTime now) {
    if (isSuspended(now)) {
      throw ShrutikException.forbidden(
          "This account is suspended"
              + (suspendedUntil == null ? "" : " until " + suspendedUntil.toInstant())
              + ": "
              + suspensionReason);
    }
  }

  public OffsetDateTime getSuspendedAt() {
    return suspendedAt;
  }

  public OffsetDateTime getSuspendedUntil() {
    return suspendedUntil;
  }

  public String getSuspensionReason() {
    return suspensionReason;
  }

  public Integer getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public String getEmail() {
    return email;
  }

  public String getPasswordHash() {
    return passwordHash;
  }

  public Role getRole() {
    return role;
  }

  public String getPreferredLanguage() {
    return preferredLanguage;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }
}
