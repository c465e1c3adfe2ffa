package org.shrutik.statistics;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;

/** Figures for staff, under the names that the interface has for them. */
@Stateless
public class StatisticsService {
  private static final int ACTIVE_DAYS = 30;
  private static final int MAX_USERS = 200;
  private static final int MAX_DAYS = 365;
  private static final int MAX_HOURS = 168;

  @Inject private StatisticsRepository statistics;
  @Inject private Clock clock;

  /** The whole site: people, recordings, chunks, transcriptions, languages. */
  public Map<String, Object> platform(Caller caller) {
    caller.require(Permission.VIEW_STATISTICS);
    return statistics.platform(ago(ACTIVE_DAYS));
  }

  /**
   * What each person gave, who gave most first.
   *
   * @param limit 1–200
   */
  public List<Map<String, Object>> users(Caller caller, int limit) {
    caller.require(Permission.VIEW_STATISTICS);
    if (limit < 1 || limit > MAX_USERS) {
      throw ShrutikException.invalid("limit", "must be from 1 to " + MAX_USERS);
    }
    return statistics.users(limit);
  }

  /**
   * What was done day by day.
   *
   * @param days 1–365, up to today (UTC)
   */
  public Map<String, Object> usage(Caller caller, int days) {
    caller.require(Permission.VIEW_STATISTICS);
    if (days < 1 || days > MAX_DAYS) {
      throw ShrutikException.invalid("days", "must be from 1 to " + MAX_DAYS);
    }
    return statistics.usage(
        OffsetDateTime.now(clock)
            .withOffsetSameInstant(ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.DAYS)
            .minusDays(days - 1));
  }

  public Map<String, Object> recordings(Caller caller) {
    caller.require(Permission.VIEW_STATISTICS);
    return statistics.recordings();
  }

  public Map<String, Object> transcriptions(Caller caller) {
    caller.require(Permission.VIEW_STATISTICS);
    return statistics.transcriptions();
  }

  public Map<String, Object> scripts(Caller caller) {
    caller.require(Permission.VIEW_STATISTICS);
    return statistics.scripts();
  }

  /** How many people, recordings and so on there were lately, for who watches the site. */
  public Map<String, Object> operation(Caller caller) {
    caller.require(Permission.VIEW_STATISTICS);
    return statistics.operation(ago(1), ago(7), ago(ACTIVE_DAYS));
  }

  /** How the database is used, and how long work takes. */
  public Map<String, Object> database(Caller caller) {
    caller.require(Permission.MANAGE_TASKS);
    return statistics.database(OffsetDateTime.now(clock).minusHours(1));
  }

  /**
   * What became of the site's work, for everybody who waits for some.
   *
   * @param hours 1–168, up to now
   */
  public Map<String, Object> jobs(Caller caller, int hours) {
    caller.require(Permission.VIEW_OWN_DATA);
    if (hours < 1 || hours > MAX_HOURS) {
      throw ShrutikException.invalid("hours", "must be from 1 to " + MAX_HOURS);
    }
    return statistics.jobs(OffsetDateTime.now(clock).minusHours(hours));
  }

  /** What is kept in the storage. */
  public Map<String, Object> storage(Caller caller) {
    caller.require(Permission.MANAGE_TASKS);
    return statistics.storage();
  }

  private OffsetDateTime ago(int days) {
    return OffsetDateTime.now(clock).minusDays(days);
  }
}
