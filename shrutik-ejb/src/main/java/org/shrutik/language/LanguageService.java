package org.shrutik.language;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.OpenToAll;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;

/** The languages of the site. */
@Stateless
public class LanguageService {
  private static final Pattern CODE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,6})?");

  @Inject private LanguageRepository languages;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  @OpenToAll("what languages there are is public")
  public List<LanguageCounts> list() {
    return languages.withCounts();
  }

  /** All languages by id, for their names. */
  @OpenToAll("what languages there are is public")
  public Map<Integer, Language> byId() {
    Map<Integer, Language> byId = new LinkedHashMap<>();
    languages.all().forEach(language -> byId.put(language.getId(), language));
    return byId;
  }

  /** One language with how much there is of it. */
  @OpenToAll("what languages there are is public")
  public LanguageCounts counted(int id) {
    return languages.withCounts(get(id));
  }

  @OpenToAll("what languages there are is public")
  public Language get(int id) {
    return languages.find(id).orElseThrow(() -> ShrutikException.notFound("language", id));
  }

  /**
   * Adds a language.
   *
   * @param code BCP 47, such as {@code bn} or {@code pt-BR}
   */
  public Language create(Caller caller, String name, String code, String script) {
    caller.require(Permission.MANAGE_LANGUAGES);
    List<FieldIssue> issues = new ArrayList<>();
    checkName(name, issues);
    if (code == null || !CODE.matcher(code).matches()) {
      issues.add(new FieldIssue("code", "must be a language code such as bn or pt-BR"));
    }
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
    if (languages.findByCode(code).isPresent()) {
      throw ShrutikException.conflict("code", "A language with the code " + code + " exists.");
    }
    Language language =
        languages.add(
            new Language(
                name.strip(), code, script == null ? "Latin" : script, OffsetDateTime.now(clock)));
    audit.record(
        caller.userId(), "create-language", "language", language.getId(), Map.of("code", code));
    return language;
  }

  /** Renames a language, or takes it out of use and back; null leaves a field as it is. */
  public Language update(Caller caller, int id, String name, String script, Boolean active) {
    caller.require(Permission.MANAGE_LANGUAGES);
    Language language = get(id);
    if (name != null) {
      List<FieldIssue> issues = new ArrayList<>();
      checkName(name, issues);
      if (!issues.isEmpty()) {
        throw ShrutikException.invalid(issues);
      }
    }
    language.describe(
        name == null ? language.getName() : name.strip(),
        script == null ? language.getScript() : script,
        active == null ? language.isActive() : active);
    audit.record(caller.userId(), "update-language", "language", id, Map.of());
    return language;
  }

  private static void checkName(String name, List<FieldIssue> issues) {
    if (name == null || name.isBlank() || name.length() > 100) {
      issues.add(new FieldIssue("name", "must have 1 to 100 characters"));
    }
  }
}
