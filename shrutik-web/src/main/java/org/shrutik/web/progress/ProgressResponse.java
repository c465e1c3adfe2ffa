package org.shrutik.web.progress;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.shrutik.progress.ProgressRepository.ByLanguage;
import org.shrutik.progress.ProgressRepository.Day;
import org.shrutik.progress.ProgressService.BadgeView;
import org.shrutik.progress.ProgressService.Mine;

/** Everything about one person's work. */
@Schema(name = "PersonProgressResponse")
public record ProgressResponse(
    long recordings,
    double recordedSeconds,
    long transcriptions,
    long reviews,
    Double accuracy,
    Double speedWordsPerMinute,
    Double quality,
    LevelResponse level,
    StreakResponse streak,
    List<BadgeResponse> badges,
    List<LanguageResponse> languages,
    List<DayResponse> days) {
  static ProgressResponse of(Mine mine) {
    return new ProgressResponse(
        mine.totals().recordings(),
        mine.totals().seconds(),
        mine.totals().transcriptions(),
        mine.totals().reviews(),
        mine.skill().accuracy(),
        mine.skill().wordsPerMinute(),
        mine.skill().rating(),
        new LevelResponse(
            mine.level().number(),
            mine.level().name(),
            mine.level().points(),
            mine.level().nextAt()),
        new StreakResponse(
            mine.streak().days(),
            mine.streak().longest(),
            mine.streak().today(),
            mine.zone().getId()),
        mine.badges().stream().map(BadgeResponse::of).toList(),
        mine.languages().stream().map(LanguageResponse::of).toList(),
        mine.days().stream().map(DayResponse::of).toList());
  }

  /** How far somebody has come. */
  public record LevelResponse(int number, String name, long points, Long nextAt) {}

  /** Days in a row, in the person's own days. */
  public record StreakResponse(int days, int longest, boolean today, String timeZone) {}

  /** A badge, earned or not yet. */
  public record BadgeResponse(
      String code, String earnedAt, long progress, long goal, Integer languageId) {
    static BadgeResponse of(BadgeView view) {
      return new BadgeResponse(
          view.badge().wire(),
          view.earnedAt() == null ? null : Instant.ofEpochSecond(view.earnedAt()).toString(),
          view.progress(),
          view.badge().goal(),
          view.languageId());
    }
  }

  /** What somebody gave to one language. */
  @Schema(name = "LanguageProgressResponse")
  public record LanguageResponse(
      int languageId, String name, long recordings, long transcriptions) {
    static LanguageResponse of(ByLanguage by) {
      return new LanguageResponse(
          by.languageId(), by.name(), by.totals().recordings(), by.totals().transcriptions());
    }
  }

  /** One day. */
  public record DayResponse(String date, long recordings, long transcriptions) {
    static DayResponse of(Day day) {
      return new DayResponse(day.date().toString(), day.recordings(), day.transcriptions());
    }
  }
}
