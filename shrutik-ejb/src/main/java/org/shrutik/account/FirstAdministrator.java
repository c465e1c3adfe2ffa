package org.shrutik.account;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.shrutik.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the first administrator from the settings, where a site has none yet. */
@Singleton
@Startup
@DependsOn("DatabaseStart")
public class FirstAdministrator {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

  @Inject private AccountService accounts;

  @PostConstruct
  void create() {
    if (Settings.ADMIN_EMAIL.text().isPresent()
        && Settings.ADMIN_PASSWORD.text().isPresent()
        && accounts.createFirstAdministrator(
            Settings.ADMIN_EMAIL.value(), Settings.ADMIN_PASSWORD.value())) {
      LOG.info("The first administrator was created from the settings");
    }
  }
}
