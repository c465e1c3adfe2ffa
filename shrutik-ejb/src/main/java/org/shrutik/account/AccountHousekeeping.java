package org.shrutik.account;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.shrutik.notification.MailService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Throws away every night what has become worthless: tokens, failed logins, unsent old mail. */
@Singleton
public class AccountHousekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(AccountHousekeeping.class);
  private static final long KEPT_DAYS = 7;

  @Inject private CredentialRepository credentials;
  @Inject private LoginFailureRepository failures;
  @Inject private MailService mails;
  @Inject private Clock clock;

  /** Deletes what has been worthless for a week. */
  @Schedule(hour = "3", minute = "17", persistent = false)
  public void tidy() {
    OffsetDateTime before = OffsetDateTime.now(clock).minusDays(KEPT_DAYS);
    int rows =
        credentials.deleteExpired(before) + failures.deleteBefore(before) + mails.eraseExpired();
    LOG.info("{} worthless rows of accounts thrown away", rows);
  }
}
