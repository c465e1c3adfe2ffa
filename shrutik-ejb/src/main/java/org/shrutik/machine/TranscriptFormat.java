package org.shrutik.machine;

import jakarta.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shrutik.recogniser.Segment;

/** The forms in which a transcript is handed out, each made from its segments. */
public enum TranscriptFormat {
  TXT("text/plain") {
    @Override
    public String render(List<Segment> segments) {
      StringBuilder text = new StringBuilder();
      segments.forEach(s -> text.append(s.text()).append('\n'));
      return text.toString();
    }
  },
  SRT("application/x-subrip") {
    @Override
    public String render(List<Segment> segments) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < segments.size(); i++) {
        Segment s = segments.get(i);
        text.append(i + 1).append('\n');
        text.append(time(s.start(), ',')).append(" --> ").append(time(s.end(), ',')).append('\n');
        text.append(s.text()).append("\n\n");
      }
      return text.toString();
    }
  },
  VTT("text/vtt") {
    @Override
    public String render(List<Segment> segments) {
      StringBuilder text = new StringBuilder("WEBVTT\n\n");
      for (Segment s : segments) {
        text.append(time(s.start(), '.')).append(" --> ").append(time(s.end(), '.')).append('\n');
        text.append(escaped(s.text())).append("\n\n");
      }
      return text.toString();
    }
  },
  JSON("application/json") {
    @Override
    public String render(List<Segment> segments) {
      return Json.createObjectBuilder()
          .add("text", text(segments))
          .add("segments", SegmentJson.array(segments))
          .build()
          .toString();
    }
  },
  TSV("text/tab-separated-values") {
    @Override
    public String render(List<Segment> segments) {
      StringBuilder text = new StringBuilder("start\tend\ttext\n");
      for (Segment s : segments) {
        text.append(Math.round(s.start() * 1000)).append('\t');
        text.append(Math.round(s.end() * 1000)).append('\t');
        text.append(s.text().replace('\t', ' ')).append('\n');
      }
      return text.toString();
    }
  };

  private final String mediaType;

  TranscriptFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The whole file. */
  public abstract String render(List<Segment> segments);

  /** Without a charset; it is UTF-8. */
  public String mediaType() {
    return mediaType;
  }

  /** The word used on the wire, and the ending of a file's name. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<TranscriptFormat> ofWire(String wire) {
    return Arrays.stream(values()).filter(f -> f.wire().equals(wire)).findFirst();
  }

  /** The words alone, on one line. */
  public static String text(List<Segment> segments) {
    return String.join(" ", segments.stream().map(Segment::text).toList());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String time(double seconds, char point) {
    long millis = Math.round(seconds * 1000);
    return "%02d:%02d:%02d%c%03d"
        .formatted(
            millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60, point, millis % 1000);
  }
}
