package org.shrutik.config;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Declares the data source, refuses to start on unusable settings (all told at once) and brings the
 * schema up to date. Every other bean that needs the database at start depends on this one.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/shrutik",
    className = "org.postgresql.xa.PGXADataSource",
    url = "${MPCONFIG=shrutik.database.url:jdbc:postgresql://127.0.0.1:5432/shrutik}",
    user = "${MPCONFIG=shrutik.database.user:shrutik}",
    password = "${MPCONFIG=shrutik.database.password:}",
    minPoolSize = 2,
    maxPoolSize = 32,
    properties = {
      "stringType=unspecified",
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
      "fish.payara.fail-all-connections=true",
      "fish.payara.max-wait-time-in-millis=5000"
    })
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseStart {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseStart.class);

  private static final int CONNECT_RETRIES = 30;

  @Resource(lookup = "java:app/jdbc/shrutik")
  private DataSource dataSource;

  @PostConstruct
  void start() {
    List<String> faults = Settings.faults();
    if (!faults.isEmpty()) {
      throw new IllegalStateException("Settings: " + String.join("; ", faults));
    }
    int applied = migrate(dataSource);
    LOG.info("Database is up to date, {} migrations applied", applied);
  }

  /**
   * Applies the missing migrations; returns how many there were. Waits for a database that is still
   * starting, at most {@value #CONNECT_RETRIES} seconds.
   */
  public static int migrate(DataSource dataSource) {
    return Flyway.configure(DatabaseStart.class.getClassLoader())
        .dataSource(dataSource)
        .connectRetries(CONNECT_RETRIES)
        .connectRetriesInterval(1)
        .locations("classpath:db/migration")
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
