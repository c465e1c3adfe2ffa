package org.shrutik.config;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One JSON object a line: {@code timestamp, level, logger, message, thread}, and where there are
 * such {@code request, user, task, error}. The context is read from the front of the message, where
 * {@link LogContext} put it on the thread that logged.
 */
final class JsonLogFormatter extends Formatter {
  private static final Pattern CONTEXT =
      Pattern.compile("\\[request=(\\S+) user=(\\S+) task=(\\S+)] (.*)", Pattern.DOTALL);

  @Override
  public String format(LogRecord record) {
    String message = formatMessage(record);
    Matcher context = CONTEXT.matcher(message == null ? "" : message);
    boolean known = context.matches();
    JsonObjectBuilder line =
        Json.createObjectBuilder()
            .add("timestamp", record.getInstant().truncatedTo(ChronoUnit.MILLIS).toString())
            .add("level", record.getLevel().getName())
            .add("logger", String.valueOf(record.getLoggerName()))
            .add("message", known ? context.group(4) : String.valueOf(message))
            .add("thread", record.getLongThreadID());
    if (known) {
      add(line, "request", context.group(1));
      add(line, "user", context.group(2));
      add(line, "task", context.group(3));
    }
    if (record.getThrown() != null) {
      StringWriter trace = new StringWriter();
      record.getThrown().printStackTrace(new PrintWriter(trace));
      line.add("error", trace.toString());
    }
    return line.build() + System.lineSeparator();
  }

  private static void add(JsonObjectBuilder line, String name, String word) {
    if (!word.equals("-")) {
      line.add(name, word);
    }
  }
}
