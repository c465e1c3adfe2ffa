package org.shrutik.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** One wording in one language. Never changed. */
@Entity
@Table(name = "consent_texts")
public class ConsentText {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  private String language;
  private int version;
  private String text;
  private String sha256;

  @Column(name = "created_by_id")
  private Integer createdById;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  protected ConsentText() {}

  ConsentText(
      String language,
      int version,
      String text,
      String sha256,
      int createdById,
      OffsetDateTime now) {
    this.language = language;
    this.version = version;
    this.text = text;
    this.sha256 = sha256;
    this.createdById = createdById;
    this.createdAt = now;
  }

  public Integer getId() {
    return id;
  }

  /** A language code. */
  public String getLanguage() {
    return language;
  }

  /** Counted by language. */
  public int getVersion() {
    return version;
  }

  public String getText() {
    return text;
  }

  /** Of the text in UTF-8, in hex. */
  public String getSha256() {
    return sha256;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }
}
