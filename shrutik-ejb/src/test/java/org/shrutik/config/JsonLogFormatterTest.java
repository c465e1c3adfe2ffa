package org.shrutik.config;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A137")
class JsonLogFormatterTest {
  private static JsonObject line(LogRecord record) {
    String text = new JsonLogFormatter().format(record);
    assertThat(text.strip()).doesNotContain("\n");
    return Json.createReader(new StringReader(text)).readObject();
  }

  @Test
  void writesTheContextAsFields() {
    LogRecord record =
        new LogRecord(Level.INFO, "[request=r-1 user=7 task=-] Two\nlines, \"quoted\"");
    record.setLoggerName("org.shrutik.chunk.ChunkingProcessor");
    JsonObject line = line(record);
    assertThat(line.getString("message")).isEqualTo("Two\nlines, \"quoted\"");
    assertThat(line.getString("request")).isEqualTo("r-1");
    assertThat(line.getString("user")).isEqualTo("7");
    assertThat(line.containsKey("task")).isFalse();
    assertThat(line.getString("level")).isEqualTo("INFO");
    assertThat(line.getString("timestamp")).endsWith("Z");
  }

  @Test
  void writesTheTraceOfAFailureInTheSameLine() {
    LogRecord record = new LogRecord(Level.SEVERE, "Failed {0}");
    record.setParameters(new Object[] {"here"});
    record.setThrown(new IllegalStateException("because"));
    JsonObject line = line(record);
    assertThat(line.getString("message")).isEqualTo("Failed here");
    assertThat(line.getString("error")).contains("IllegalStateException: because", "\tat ");
  }
}
