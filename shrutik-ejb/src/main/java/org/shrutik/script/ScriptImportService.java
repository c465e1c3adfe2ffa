package org.shrutik.script;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.shrutik.FieldIssue;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.audit.AuditService;
import org.shrutik.language.Language;
import org.shrutik.language.LanguageRepository;
import org.shrutik.script.ScriptDraft.Defaults;
import org.shrutik.script.ScriptDraft.LineReport;
import org.shrutik.script.ScriptDraft.Outcome;

/** Stores many scripts at once and reports on each. */
@Stateless
public class ScriptImportService {
  @Inject private ScriptRepository scripts;
  @Inject private LanguageRepository languages;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * Stores every good line; a bad one or one that is there already keeps no other from being
   * stored.
   *
   * @param dryRun only reports what would become of each line
   */
  public List<LineReport> load(
      Caller caller, List<ScriptDraft> drafts, Defaults defaults, boolean dryRun) {
    caller.require(Permission.MANAGE_SCRIPTS);
    Map<String, Language> known = known(languages.all());
    Map<Integer, Set<String>> texts = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    for (ScriptDraft draft : drafts) {
      lines.add(read(draft, defaults, known, texts));
    }
    if (!dryRun) {
      scripts.addAll(lines.stream().map(Line::script).filter(Objects::nonNull).toList());
    }
    List<LineReport> reports = lines.stream().map(Line::report).toList();
    long stored = reports.stream().filter(r -> r.outcome() == Outcome.IMPORTED).count();
    if (!dryRun) {
      audit.record(
          caller.userId(),
          "import-scripts",
          "script",
          "-",
          Map.of("lines", drafts.size(), "imported", stored));
    }
    return reports;
  }

  /** A line and the script that it is, null where it is none to be stored. */
  private record Line(int number, Outcome outcome, Script script, List<FieldIssue> issues) {
    LineReport report() {
      return new LineReport(number, outcome, script == null ? null : script.getId(), issues);
    }
  }

  private Line read(
      ScriptDraft draft,
      Defaults defaults,
      Map<String, Language> known,
      Map<Integer, Set<String>> texts) {
    List<FieldIssue> issues = new ArrayList<>();
    ScriptService.checkText(draft.text(), issues);
    String categoryWord = ScriptDraft.or(draft.category(), defaults.category());
    Optional<DurationCategory> category =
        categoryWord == null
            ? Optional.of(DurationCategory.SENTENCE)
            : DurationCategory.ofWire(categoryWord);
    if (category.isEmpty()) {
      issues.add(new FieldIssue("duration_category", "is none: " + categoryWord));
    }
    String difficultyWord = ScriptDraft.or(draft.difficulty(), defaults.difficulty());
    Optional<Difficulty> difficulty =
        difficultyWord == null ? Optional.of(Difficulty.MEDIUM) : Difficulty.ofWire(difficultyWord);
    if (difficulty.isEmpty()) {
      issues.add(new FieldIssue("difficulty", "is none: " + difficultyWord));
    }
    String languageWord = ScriptDraft.or(draft.language(), defaults.language());
    Language language = languageWord == null ? null : known.get(languageWord);
    if (language == null) {
      issues.add(new FieldIssue("language", "there is no language " + languageWord));
    }
    Map<String, Object> metaData = draft.metaData(defaults);
    if (metaData.toString().indexOf('\0') >= 0) {
      issues.add(new FieldIssue("attribution", "must not hold the character NUL"));
    }
    if (!issues.isEmpty()) {
      return new Line(draft.line(), Outcome.REJECTED, null, issues);
    }
    String text = draft.text().strip();
    Set<String> there =
        texts.computeIfAbsent(language.getId(), id -> new HashSet<>(composed(scripts.textsOf(id))));
    if (!there.add(composed(text))) {
      return new Line(draft.line(), Outcome.DUPLICATE, null, List.of());
    }
    Script script =
        new Script(
            text,
            category.get(),
            language.getId(),
            difficulty.get(),
            metaData,
            OffsetDateTime.now(clock));
    return new Line(draft.line(), Outcome.IMPORTED, script, List.of());
  }

  /** By id and by code. */
  private static Map<String, Language> known(Collection<Language> all) {
    Map<String, Language> known = new HashMap<>();
    for (Language language : all) {
      known.put(language.getId().toString(), language);
      known.put(language.getCode(), language);
    }
    return known;
  }

  private static List<String> composed(List<String> texts) {
    return texts.stream().map(ScriptImportService::composed).toList();
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
