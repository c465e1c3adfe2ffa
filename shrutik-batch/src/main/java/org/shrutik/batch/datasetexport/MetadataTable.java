package org.shrutik.batch.datasetexport;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.shrutik.dataset.ExportFormat;
import org.shrutik.dataset.ReleaseItem;

/**
 * {@code metadata.csv|json|jsonl}: one record a clip of all languages. {@code file_name} is
 * relative to the table, as loaders of audio folders expect. Text is verbatim in the JSON forms; in
 * CSV it is guarded like in the other tables.
 */
final class MetadataTable {
  private final ExportFormat format;
  private final ReleaseKeys.Release release;
  private final Spool spool;
  private boolean begun;

  MetadataTable(ExportFormat format, ReleaseKeys.Release release, Spool spool) {
    this.format = format;
    this.release = release;
    this.spool = spool;
  }

  String fileName() {
    return "metadata." + format.wire();
  }

  void add(ReleaseItem item) throws IOException {
    Map<String, Object> values = values(item);
    switch (format) {
      case CSV -> {
        if (!begun) {
          spool.line(String.join(",", values.keySet()));
        }
        StringJoiner line = new StringJoiner(",");
        values.values().forEach(value -> line.add(csv(value)));
        spool.line(line.toString());
      }
      case JSON -> {
        spool.writer().write(begun ? ",\n" : "[\n");
        spool.writer().write(json(values));
      }
      case JSONL -> spool.line(json(values));
      default -> throw new IllegalStateException("No writer for " + format);
    }
    begun = true;
  }

  void end() throws IOException {
    if (format == ExportFormat.JSON) {
      spool.line(begun ? "\n]" : "[]");
    }
  }

  private Map<String, Object> values(ReleaseItem item) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("file_name", item.locale() + "/clips/" + CommonVoiceTables.clipName(item));
    values.put("client_id", release.clientId(item.speakerId()));
    values.put("recording_id", release.recordingId(item.recordingId()));
    values.put("sentence", Cell.line(item.sentence()));
    values.put("sentence_id", item.sentenceId());
    values.put("locale", item.locale());
    values.put("status", item.standingWord());
    values.put("split", item.splitWord());
    values.put("start", number(item.startSeconds(), 3));
    values.put("end", number(item.endSeconds(), 3));
    values.put("duration", number(item.durationSeconds(), 3));
    values.put("up_votes", item.upVotes());
    values.put("down_votes", item.downVotes());
    values.put("confidence", number(item.confidence(), 4));
    values.put("rating", number(item.rating(), 2));
    values.put("sha256", item.sha256());
    values.put("size", item.sizeBytes());
    return values;
  }

  private static BigDecimal number(Double value, int places) {
    return value == null ? null : new BigDecimal(Cell.decimal(value, places));
  }

  private static String csv(Object value) {
    if (!(value instanceof String text)) {
      return value == null ? "" : value.toString();
    }
    String cell = Cell.guarded(text);
    return cell.contains(",") || cell.contains("\"")
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }

  private static String json(Map<String, Object> values) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    values.forEach(
        (name, value) -> {
          if (value == null) {
            object.addNull(name);
          } else if (value instanceof String text) {
            object.add(name, text);
          } else if (value instanceof BigDecimal decimal) {
            object.add(name, decimal);
          } else {
            object.add(name, ((Number) value).longValue());
          }
        });
    return object.build().toString();
  }
}
