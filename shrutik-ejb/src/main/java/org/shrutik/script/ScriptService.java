package org.shrutik.script;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.shrutik.FieldIssue;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.language.LanguageRepository;

/** Scripts: reading for everybody, writing for who manages them. */
@Stateless
public class ScriptService {
  private static final int MAX_CHARACTERS = 10_000;

  @Inject private ScriptRepository scripts;
  @Inject private LanguageRepository languages;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  public Page<ScriptCount> list(Caller caller, ScriptFilter filter, PageRequest page) {
    caller.require(Permission.RECORD_VOICE);
    return scripts.page(filter, page);
  }

  public Script get(Caller caller, int id) {
    caller.require(Permission.RECORD_VOICE);
    return find(id);
  }

  /**
   * A script the caller has not recorded.
   *
   * @throws ShrutikException RESOURCE_NOT_FOUND when all were recorded
   */
  public Script random(Caller caller, ScriptFilter filter, Collection<Integer> excluded) {
    caller.require(Permission.RECORD_VOICE);
    return scripts
        .random(filter, caller.userId(), excluded, ThreadLocalRandom.current().nextDouble())
        .orElseThrow(
            () ->
                new ShrutikException(
                    org.shrutik.ErrorCode.RESOURCE_NOT_FOUND,
                    "You have recorded every script of this kind. Choose another length or"
                        + " language."));
  }

  /** Says how well a text would suit a category; stores nothing. */
  public ScriptCheck validate(Caller caller, String text, DurationCategory category) {
    caller.require(Permission.MANAGE_SCRIPTS);
    return ScriptCheck.of(text, category);
  }

  /** Null category means {@code sentence}, null difficulty {@code medium}. */
  public Script create(
      Caller caller,
      String text,
      DurationCategory category,
      Integer languageId,
      Difficulty difficulty,
      Map<String, Object> metaData) {
    caller.require(Permission.MANAGE_SCRIPTS);
    check(text, languageId);
    Script script =
        scripts.add(
            new Script(
                text.strip(),
                category == null ? DurationCategory.SENTENCE : category,
                languageId,
                difficulty == null ? Difficulty.MEDIUM : difficulty,
                metaData,
                OffsetDateTime.now(clock)));
    audit.record(caller.userId(), "create-script", "script", script.getId(), Map.of());
    return script;
  }

  /** Null leaves a field as it is. */
  public Script update(
      Caller caller,
      int id,
      String text,
      DurationCategory category,
      Integer languageId,
      Difficulty difficulty,
      Map<String, Object> metaData) {
    caller.require(Permission.MANAGE_SCRIPTS);
    Script script = find(id);
    String newText = text == null ? script.getText() : text;
    int newLanguage = languageId == null ? script.getLanguageId() : languageId;
    check(newText, newLanguage);
    script.rewrite(
        newText.strip(),
        category == null ? script.getDurationCategory() : category,
        newLanguage,
        difficulty == null ? script.getDifficulty() : difficulty,
        metaData == null ? script.getMetaData() : metaData,
        OffsetDateTime.now(clock));
    audit.record(caller.userId(), "update-script", "script", id, Map.of());
    return script;
  }

  /**
   * Deletes a script that nobody recorded.
   *
   * @throws ShrutikException CONFLICT with the reason when it is in use
   */
  public void delete(Caller caller, int id) {
    caller.require(Permission.MANAGE_SCRIPTS);
    Script script = find(id);
    if (scripts.isUsed(id)) {
      throw ShrutikException.conflict(
          "script_id", "The script is in use: recordings or open sessions refer to it.");
    }
    scripts.remove(script);
    audit.record(caller.userId(), "delete-script", "script", id, Map.of());
  }

  private Script find(int id) {
    return scripts.find(id).orElseThrow(() -> ShrutikException.notFound("script", id));
  }

  private void check(String text, Integer languageId) {
    List<FieldIssue> issues = new ArrayList<>();
    checkText(text, issues);
    if (languageId == null) {
      issues.add(new FieldIssue("language_id", "must not be empty"));
    } else if (languages.find(languageId).isEmpty()) {
      issues.add(new FieldIssue("language_id", "there is no language " + languageId));
    }
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
  }

  static void checkText(String text, List<FieldIssue> issues) {
    if (text == null || text.isBlank()) {
      issues.add(new FieldIssue("text", "must not be empty"));
    } else if (text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
      issues.add(new FieldIssue("text", "must have at most " + MAX_CHARACTERS + " characters"));
    } else if (text.indexOf('\0') >= 0) {
      issues.add(new FieldIssue("text", "must not hold the character NUL"));
    }
  }
}
