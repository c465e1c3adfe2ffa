package org.shrutik.script;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shrutik.config.JsonMapConverter;

/** A text to be read aloud. */
@Entity
@Table(name = "scripts")
public class Script {
  private static final double WORDS_PER_MINUTE = 130;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  private String text;

  @Column(name = "duration_category")
  @Enumerated(EnumType.STRING)
  private DurationCategory durationCategory;

  @Column(name = "language_id")
  private int languageId;

  @Enumerated(EnumType.STRING)
  private Difficulty difficulty;

  @Column(name = "meta_data")
  @Convert(converter = JsonMapConverter.class)
  private Map<String, Object> metaData;

  @Column(name = "withdrawn_at")
  private OffsetDateTime withdrawnAt;

  @Version private int version;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "updated_at")
  private OffsetDateTime updatedAt;

  protected Script() {}

  public Script(
      String text,
      DurationCategory durationCategory,
      int languageId,
      Difficulty difficulty,
      Map<String, Object> metaData,
      OffsetDateTime now) {
    this.createdAt = now;
    rewrite(text, durationCategory, languageId, difficulty, metaData, now);
  }

  /** Replaces the text and what is said about it; the counts follow. */
  public final void rewrite(
      String newText,
      DurationCategory newCategory,
      int newLanguageId,
      Difficulty newDifficulty,
      Map<String, Object> newMetaData,
      OffsetDateTime now) {
    text = newText;
    durationCategory = newCategory;
    languageId = newLanguageId;
    difficulty = newDifficulty;
    Map<String, Object> meta = new LinkedHashMap<>(newMetaData == null ? Map.of() : newMetaData);
    meta.put("word_count", wordCount());
    meta.put("character_count", newText.codePointCount(0, newText.length()));
    meta.put("estimated_duration", estimatedMinutes());
    metaData = meta;
    updatedAt = now;
  }

  public int wordCount() {
    return words(text);
  }

  static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  static double minutes(int words) {
    return words / WORDS_PER_MINUTE;
  }

  /** How long it takes to read, in minutes, at an unhurried pace. */
  public double estimatedMinutes() {
    return minutes(wordCount());
  }

  public Integer getId() {
    return id;
  }

  public String getText() {
    return text;
  }

  public DurationCategory getDurationCategory() {
    return durationCategory;
  }

  public int getLanguageId() {
    return languageId;
  }

  public Difficulty getDifficulty() {
    return difficulty;
  }

  public Map<String, Object> getMetaData() {
    return metaData;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  public OffsetDateTime getUpdatedAt() {
    return updatedAt;
  }

  /** Whether it is not to be read aloud any more. */
  public boolean isWithdrawn() {
    return withdrawnAt != null;
  }
}
