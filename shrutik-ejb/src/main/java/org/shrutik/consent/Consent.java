package org.shrutik.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** That a person agreed to a text. */
@Entity
@Table(name = "consents")
public class Consent {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "user_id")
  private int userId;

  @Column(name = "text_id")
  private int textId;

  @Column(name = "of_age")
  private boolean ofAge;

  @Column(name = "guardian_name")
  private String guardianName;

  @Column(name = "guardian_relation")
  private String guardianRelation;

  @Column(name = "given_at")
  private OffsetDateTime givenAt;

  @Column(name = "withdrawn_at")
  private OffsetDateTime withdrawnAt;

  protected Consent() {}

  Consent(int userId, int textId, Guardian guardian, OffsetDateTime now) {
    this.userId = userId;
    this.textId = textId;
    this.ofAge = guardian == null;
    this.guardianName = guardian == null ? null : guardian.name();
    this.guardianRelation = guardian == null ? null : guardian.relation();
    this.givenAt = now;
  }

  /** Who agrees for somebody who is not of age. */
  public record Guardian(String name, String relation) {}

  void withdraw(OffsetDateTime now) {
    withdrawnAt = now;
  }

  public int getTextId() {
    return textId;
  }

  /** Whether the person agreed for itself. */
  public boolean isOfAge() {
    return ofAge;
  }

  public String getGuardianName() {
    return guardianName;
  }

  public String getGuardianRelation() {
    return guardianRelation;
  }

  public OffsetDateTime getGivenAt() {
    return givenAt;
  }

  /** Null while it is in force. */
  public OffsetDateTime getWithdrawnAt() {
    return withdrawnAt;
  }
}
