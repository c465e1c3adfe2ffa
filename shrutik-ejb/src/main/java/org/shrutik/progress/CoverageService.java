package org.shrutik.progress;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;

/** How much of what there is by now. */
@Stateless
public class CoverageService {
  /** Of fewer people nothing is told: they could be recognised. */
  static final int FEWEST = 3;

  @Inject private CoverageRepository coverage;

  /** How many of something. */
  public record Count(String name, long count) {}

  /** One language, or all together. */
  public record Language(
      int id,
      String name,
      String code,
      long recordings,
      double seconds,
      long chunks,
      long transcribed,
      long agreed,
      long ready,
      long speakers,
      Map<String, List<Count>> traits,
      List<Count> domains) {}

  /** By language, those in which something was recorded. */
  public List<Language> coverage(Caller caller) {
    caller.require(Permission.VIEW_OWN_DATA);
    Map<Integer, List<CoverageRepository.Row>> rows = new LinkedHashMap<>();
    for (CoverageRepository.Row row : coverage.rows()) {
      rows.computeIfAbsent(row.languageId(), id -> new ArrayList<>()).add(row);
    }
    List<CoverageRepository.Speakers> speakers = coverage.speakers();
    return rows.values().stream().map(list -> language(list, speakers)).toList();
  }

  private static Language language(
      List<CoverageRepository.Row> rows, List<CoverageRepository.Speakers> speakers) {
    CoverageRepository.Row first = rows.get(0);
    long all = 0;
    Map<String, List<Count>> traits = new LinkedHashMap<>();
    for (CoverageRepository.Speakers some : speakers) {
      if (some.languageId() == first.languageId()) {
        if (some.trait().equals("speakers")) {
          all = some.count();
        } else if (some.count() >= FEWEST) {
          traits
              .computeIfAbsent(some.trait(), trait -> new ArrayList<>())
              .add(new Count(some.value(), some.count()));
        }
      }
    }
    return new Language(
        first.languageId(),
        first.language(),
        first.code(),
        rows.stream().mapToLong(CoverageRepository.Row::recordings).sum(),
        rows.stream().mapToDouble(CoverageRepository.Row::seconds).sum(),
        rows.stream().mapToLong(CoverageRepository.Row::chunks).sum(),
        rows.stream().mapToLong(CoverageRepository.Row::transcribed).sum(),
        rows.stream().mapToLong(CoverageRepository.Row::agreed).sum(),
        rows.stream().mapToLong(CoverageRepository.Row::ready).sum(),
        all,
        traits,
        rows.stream()
            .filter(row -> !row.domain().isEmpty() && row.recordings() > 0)
            .map(row -> new Count(row.domain(), row.recordings()))
            .toList());
  }

  /** Adds changes to the counters; by the application. */
  public int merge() {
    return coverage.merge();
  }
}
