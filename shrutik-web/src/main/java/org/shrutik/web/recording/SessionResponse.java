package org.shrutik.web.recording;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.shrutik.recording.RecordingService.OpenedSession;
import org.shrutik.recording.RecordingSession;
import org.shrutik.script.Script;
import org.shrutik.web.rest.Times;

/** A recording session, with the fields of both documented shapes. */
@Schema(name = "RecordingSessionResponse")
public record SessionResponse(
    String sessionId,
    ScriptRef script,
    int scriptId,
    String scriptText,
    int languageId,
    String expectedDurationCategory,
    String createdAt,
    String expiresAt) {

  /** The script to be read. */
  public record ScriptRef(int id, String content, String language, String difficulty) {}

  static SessionResponse of(OpenedSession opened) {
    RecordingSession session = opened.session();
    Script script = opened.script();
    return new SessionResponse(
        session.getId(),
        new ScriptRef(
            script.getId(), script.getText(), opened.language(), script.getDifficulty().wire()),
        script.getId(),
        script.getText(),
        session.getLanguageId(),
        script.getDurationCategory().wire(),
        Times.wire(session.getCreatedAt()),
        Times.wire(session.getExpiresAt()));
  }
}
