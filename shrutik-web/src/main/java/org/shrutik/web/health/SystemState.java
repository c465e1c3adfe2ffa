package org.shrutik.web.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.shrutik.config.Settings;
import org.shrutik.task.BrokerProbe;

/** The parts that the application works with, each asked quickly. */
@ApplicationScoped
public class SystemState {
  private static final long MIN_FREE_BYTES = 256L * 1024 * 1024;
  private static final double MAX_HEAP_SHARE = 0.97;
  private static final int TIMEOUT_SECONDS = 2;

  @Resource(lookup = "java:app/jdbc/shrutik")
  private DataSource dataSource;

  @Inject private BrokerProbe broker;

  public boolean database() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(TIMEOUT_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  public boolean broker() {
    return broker.isReachable();
  }

  public boolean storage() {
    try {
      Path folder = Settings.DATA_DIR.asPath().resolve("storage");
      if (!Files.isDirectory(folder)) { // Which may be a link to where the site has room.
        Files.createDirectories(folder);
      }
      return Files.isWritable(folder);
    } catch (IOException e) {
      return false;
    }
  }

  public boolean diskSpace() {
    try {
      Path folder = Files.createDirectories(Settings.DATA_DIR.asPath());
      return Files.getFileStore(folder).getUsableSpace() > MIN_FREE_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  public boolean memory() {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    return used < MAX_HEAP_SHARE * runtime.maxMemory();
  }
}
