package org.shrutik.web.script;

import java.util.Map;
import org.shrutik.language.Language;
import org.shrutik.script.Script;
import org.shrutik.web.rest.Times;

/**
 * A script, with the fields of both documented shapes.
 *
 * @param estimatedDuration seconds it takes to read
 * @param recordingCount how often it was recorded, null where it was not counted
 */
public record ScriptResponse(
    int id,
    String content,
    String text,
    LanguageRef language,
    int languageId,
    String difficulty,
    String durationCategory,
    double estimatedDuration,
    Long recordingCount,
    Map<String, Object> metaData,
    String createdAt,
    String updatedAt) {

  /** A language by name. */
  public record LanguageRef(int id, String name, String code) {}

  static ScriptResponse of(Script script, Language language, Long recordings) {
    return new ScriptResponse(
        script.getId(),
        script.getText(),
        script.getText(),
        new LanguageRef(language.getId(), language.getName(), language.getCode()),
        script.getLanguageId(),
        script.getDifficulty().wire(),
        script.getDurationCategory().wire(),
        Math.round(script.estimatedMinutes() * 600) / 10.0,
        recordings,
        script.getMetaData(),
        Times.wire(script.getCreatedAt()),
        Times.wire(script.getUpdatedAt()));
  }
}
