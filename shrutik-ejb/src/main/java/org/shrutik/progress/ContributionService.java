package org.shrutik.progress;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shrutik.notification.News;
import org.shrutik.notification.NotificationKind;
import org.shrutik.notification.NotificationService;

/** Counts what is given, as part of the transaction that keeps it, and awards what is earned. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ContributionService {
  @Inject private ProgressRepository progress;
  @Inject private NotificationService notifications;
  @Inject private Clock clock;

  /** Counts one contribution for the day that its giver has. */
  public void count(Contribution given) {
    ZoneId zone = progress.settings(given.userId()).zone();
    LocalDate day = LocalDate.now(clock.withZone(zone));
    boolean firstToday = progress.count(given, day);
    Totals all = progress.totals(given.userId(), Period.ALL, day, 0);
    Totals language = progress.totals(given.userId(), Period.ALL, day, given.languageId());
    Set<String> held =
        progress.badges(given.userId()).stream()
            .map(earned -> key(earned.badge(), earned.languageId()))
            .collect(Collectors.toSet());
    for (Badge badge : Badge.values()) {
      int languageId = badge.scope() == Badge.Scope.LANGUAGE ? given.languageId() : 0;
      if (!held.contains(key(badge, languageId))) {
        boolean earned =
            switch (badge.scope()) {
              case ALL -> badge.progress(all) >= badge.goal();
              case LANGUAGE -> badge.progress(language) >= badge.goal();
              case STREAK -> firstToday && streak(given.userId(), day) >= badge.goal();
            };
        if (earned) {
          award(given.userId(), badge, languageId);
        }
      }
    }
  }

  private static String key(Badge badge, int languageId) {
    return badge.name() + ' ' + languageId;
  }

  private int streak(int userId, LocalDate today) {
    return Streak.of(progress.days(userId), today).days();
  }

  private void award(int userId, Badge badge, int languageId) {
    if (progress.award(userId, badge, languageId, OffsetDateTime.now(clock))) {
      notifications.tell(
          List.of(userId),
          new News(
              NotificationKind.BADGE_EARNED,
              "badge-" + badge.wire() + "-" + languageId,
              "badge",
              badge.wire(),
              Map.of("badge", badge.wire(), "goal", badge.goal())));
    }
  }
}
