package org.shrutik.config;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.MDC;

/**
 * Puts the request, the user and the task into every line of the application's log, and writes the
 * log as the settings want it. The server's own logging (java.util.logging) keeps no such context,
 * so each of its handlers gets a filter that writes it in front of the message.
 */
@Singleton
@Startup
public class LogContext {
  private static final String PREFIX = "org.shrutik";

  /** Held, because the log manager itself forgets loggers that nobody holds. */
  private final Logger ours = Logger.getLogger(PREFIX);

  private final Map<Handler, Formatter> replaced = new HashMap<>();

  @PostConstruct
  void install() {
    Level level = LogLevel.of(Settings.LOG_LEVEL.value()).orElse(Level.INFO);
    ours.setLevel(level);
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      if (!(handler.getFilter() instanceof ContextFilter)) {
        handler.setFilter(new ContextFilter(handler.getFilter()));
      }
      if (handler.getLevel().intValue() > level.intValue()) {
        handler.setLevel(level);
      }
      if (Settings.LOG_FORMAT.value().equals("json")) {
        replaced.put(handler, handler.getFormatter());
        handler.setFormatter(new JsonLogFormatter());
      }
    }
  }

  /** The server's handlers outlive the application. */
  @PreDestroy
  void remove() {
    replaced.forEach(Handler::setFormatter);
  }

  /** Lets pass what the filter before it lets pass. */
  private record ContextFilter(Filter before) implements Filter {
    private static final String MARK = "[request=";

    @Override
    public boolean isLoggable(LogRecord record) {
      if (before != null && !before.isLoggable(record)) {
        return false;
      }
      String message = record.getMessage();
      if (record.getLoggerName() != null
          && record.getLoggerName().startsWith(PREFIX)
          && message != null
          && !message.startsWith(MARK)) {
        record.setMessage(
            MARK
                + word("request")
                + " user="
                + word("user")
                + " task="
                + word("task")
                + "] "
                + message);
      }
      return true;
    }

    private static String word(String key) {
      String value = MDC.get(key);
      return value == null ? "-" : value;
    }
  }
}
