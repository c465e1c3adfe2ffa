package org.shrutik.progress;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.language.LanguageRepository;
import org.shrutik.progress.ProgressRepository.Day;
import org.shrutik.progress.ProgressRepository.Profile;
import org.shrutik.progress.ProgressRepository.Ranked;
import org.shrutik.progress.ProgressRepository.Settings;
import org.shrutik.progress.ProgressRepository.Skill;

/** What people gave, shown to themselves and, where they like it, to others. */
@Stateless
public class ProgressService {
  /** How many of the latest transcriptions tell how good somebody's work is. */
  static final int LATEST = 500;

  /** Ranks are told up to here. */
  static final int LAST_RANK = 1000;

  private static final int SHOWN_DAYS = 30;
  private static final int MAX_LEADERS = 100;
  private static final int MAX_PART = 50;
  private static final int MAX_SPEECH = 100;

  @Inject private ProgressRepository progress;
  @Inject private LanguageRepository languages;
  @Inject private Clock clock;

  /** A badge, and how far somebody is on the way to it. */
  public record BadgeView(Badge badge, Integer languageId, Long earnedAt, long progress) {}

  /** Everything about one person's work. */
  public record Mine(
      Totals totals,
      Skill skill,
      Level level,
      Streak streak,
      ZoneId zone,
      List<BadgeView> badges,
      List<ProgressRepository.ByLanguage> languages,
      List<Day> days) {}

  /**
   * The caller's own.
   *
   * @param timeZone in which today is meant, null for the one that the caller has chosen
   */
  public Mine mine(Caller caller, String timeZone) {
    caller.require(Permission.VIEW_OWN_DATA);
    int user = caller.userId();
    ZoneId zone = timeZone == null ? progress.settings(user).zone() : zone(timeZone);
    LocalDate today = LocalDate.now(clock.withZone(zone));
    Totals totals = progress.totals(user, Period.ALL, today, 0);
    Streak streak = Streak.of(progress.days(user), today);
    return new Mine(
        totals,
        progress.skill(user, LATEST),
        Level.of(totals.points()),
        streak,
        zone,
        badges(user, totals, streak),
        progress.languages(user),
        progress.daysSince(user, today.minusDays(SHOWN_DAYS - 1)));
  }

  private List<BadgeView> badges(int user, Totals totals, Streak streak) {
    List<BadgeView> views = new ArrayList<>();
    Map<Badge, Boolean> earned = new HashMap<>();
    for (ProgressRepository.Earned badge : progress.badges(user)) {
      earned.put(badge.badge(), true);
      views.add(
          new BadgeView(
              badge.badge(),
              badge.languageId() == 0 ? null : badge.languageId(),
              badge.epochSeconds(),
              badge.badge().goal()));
    }
    for (Badge badge : Badge.values()) {
      if (!earned.containsKey(badge) && badge.scope() != Badge.Scope.LANGUAGE) {
        long reached =
            badge.scope() == Badge.Scope.STREAK
                ? Math.min(badge.goal(), streak.days())
                : badge.progress(totals);
        views.add(new BadgeView(badge, null, null, reached));
      }
    }
    return views;
  }

  public Settings settings(Caller caller) {
    caller.require(Permission.VIEW_OWN_DATA);
    return progress.settings(caller.userId());
  }

  /** A part that is null stays as it is. */
  public Settings settle(Caller caller, String timeZone, Boolean onLeaderboard) {
    caller.require(Permission.VIEW_OWN_DATA);
    Settings before = progress.settings(caller.userId());
    Settings settings =
        new Settings(
            timeZone == null ? before.zone() : zone(timeZone),
            onLeaderboard == null ? before.onLeaderboard() : onLeaderboard);
    progress.settle(caller.userId(), settings);
    return settings;
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name.strip());
    } catch (DateTimeException e) {
      throw ShrutikException.invalid("time_zone", "must be a time zone such as Asia/Dhaka");
    }
  }

  /**
   * Who gave most.
   *
   * @param from the first day that counts, null for ever
   * @param own the caller's points, null where the caller gave nothing or is not shown
   * @param rank the caller's, null where it is behind {@link #LAST_RANK}
   */
  public record Leaderboard(LocalDate from, List<Ranked> leaders, Long own, Integer rank) {}

  /**
   * The leaderboard of this week, this month or of ever, by the days of UTC.
   *
   * @param limit 1–100
   */
  public Leaderboard leaderboard(
      Caller caller, Period period, Optional<Integer> languageId, int limit) {
    caller.require(Permission.VIEW_OWN_DATA);
    if (limit < 1 || limit > MAX_LEADERS) {
      throw ShrutikException.invalid("limit", "must be from 1 to " + MAX_LEADERS);
    }
    if (languageId.isPresent() && languages.find(languageId.get()).isEmpty()) {
      throw ShrutikException.invalid("language_id", "there is no language " + languageId.get());
    }
    int language = languageId.orElse(0);
    LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("UTC")));
    List<Ranked> leaders = progress.leaders(period, today, language, limit);
    long own = progress.totals(caller.userId(), period, today, language).points();
    boolean shown = own > 0 && progress.settings(caller.userId()).onLeaderboard();
    int ahead = shown ? progress.ahead(period, today, language, own, LAST_RANK) : LAST_RANK;
    return new Leaderboard(
        period == Period.ALL ? null : period.first(today),
        leaders,
        shown ? own : null,
        ahead < LAST_RANK ? ahead + 1 : null);
  }

  /** What the caller says of itself as a speaker. */
  public Profile profile(Caller caller) {
    caller.require(Permission.VIEW_OWN_DATA);
    return progress.profile(caller.userId()).orElse(Profile.SILENT);
  }

  /** The caller describes itself, in its own words or not at all. */
  public Profile describe(Caller caller, Profile profile) {
    caller.require(Permission.VIEW_OWN_DATA);
    List<FieldIssue> issues = new ArrayList<>();
    Profile clean =
        new Profile(
            clean("gender", profile.gender(), MAX_PART, issues),
            clean("age_group", profile.ageGroup(), MAX_PART, issues),
            clean("dialect", profile.dialect(), MAX_SPEECH, issues),
            clean("accent", profile.accent(), MAX_SPEECH, issues));
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
    progress.describe(caller.userId(), clean, OffsetDateTime.now(clock));
    return clean;
  }

  private static String clean(String field, String text, int most, List<FieldIssue> issues) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
      issues.add(new FieldIssue(field, "must have at most " + most + " characters of one line"));
    }
    return text.strip();
  }

  public void forgetProfile(Caller caller) {
    caller.require(Permission.VIEW_OWN_DATA);
    progress.forgetProfile(caller.userId());
  }
}
