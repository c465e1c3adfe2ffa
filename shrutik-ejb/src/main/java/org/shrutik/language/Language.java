package org.shrutik.language;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A language that people record and transcribe. */
@Entity
@Table(name = "languages")
public class Language {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  private String name;
  private String code;
  private String script;
  private boolean active;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  protected Language() {}

  public Language(String name, String code, String script, OffsetDateTime now) {
    this.name = name;
    this.code = code;
    this.script = script;
    this.active = true;
    this.createdAt = now;
  }

  /** Changes what people see; the code stays, because releases are named by it. */
  public void describe(String newName, String newScript, boolean newActive) {
    name = newName;
    script = newScript;
    active = newActive;
  }

  public Integer getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public String getCode() {
    return code;
  }

  /** The writing system, such as {@code Bengali} or {@code Latin}. */
  public String getScript() {
    return script;
  }

  public boolean isActive() {
    return active;
  }
}
