package org.shrutik.web.progress;

import java.util.List;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.shrutik.progress.CoverageService.Count;
import org.shrutik.progress.CoverageService.Language;

/** How much of what there is. */
public record CoverageResponse(ChunksResponse chunks, List<LanguageResponse> languages) {
  static CoverageResponse of(List<Language> languages) {
    return new CoverageResponse(
        new ChunksResponse(
            sum(languages, Language::chunks),
            sum(languages, Language::transcribed),
            sum(languages, Language::agreed),
            sum(languages, Language::ready)),
        languages.stream().map(LanguageResponse::of).toList());
  }

  private static long sum(List<Language> languages, ToLongFunction<Language> part) {
    return languages.stream().mapToLong(part).sum();
  }

  /** Chunks, and how far they are. */
  public record ChunksResponse(long total, long transcribed, long consensus, long validated) {}

  /** One language. */
  @Schema(name = "LanguageCoverageResponse")
  public record LanguageResponse(
      int languageId,
      String name,
      String code,
      long recordings,
      double hours,
      long chunks,
      long transcribed,
      long consensus,
      long validated,
      long speakers,
      List<DialectResponse> dialects,
      List<GenderResponse> genders,
      List<AgeGroupResponse> ageGroups,
      List<DomainResponse> domains) {
    private static final double HOUR = 3600;

    static LanguageResponse of(Language l) {
      return new LanguageResponse(
          l.id(),
          l.name(),
          l.code(),
          l.recordings(),
          l.seconds() / HOUR,
          l.chunks(),
          l.transcribed(),
          l.agreed(),
          l.ready(),
          l.speakers(),
          trait(l, "dialect").stream().map(c -> new DialectResponse(c.name(), c.count())).toList(),
          trait(l, "gender").stream().map(c -> new GenderResponse(c.name(), c.count())).toList(),
          trait(l, "age_group").stream()
              .map(c -> new AgeGroupResponse(c.name(), c.count()))
              .toList(),
          l.domains().stream().map(c -> new DomainResponse(c.name(), c.count())).toList());
    }

    private static List<Count> trait(Language language, String name) {
      return language.traits().getOrDefault(name, List.of());
    }
  }

  /** Speakers of a dialect. */
  public record DialectResponse(String dialect, long speakers) {}

  /** Speakers of a gender. */
  public record GenderResponse(String gender, long speakers) {}

  /** Speakers of an age. */
  public record AgeGroupResponse(String ageGroup, long speakers) {}

  /** Recordings about something. */
  public record DomainResponse(String domain, long recordings) {}
}
