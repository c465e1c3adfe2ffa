package org.shrutik.machine;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.shrutik.recogniser.Segment;
import org.shrutik.recogniser.Word;

/** Segments as JSON: {@code [{start,end,text,confidence,words:[{word,start,end,conf}]}]}. */
final class SegmentJson {
  private SegmentJson() {}

  static String write(List<Segment> segments) {
    return array(segments).toString();
  }

  static JsonArray array(List<Segment> segments) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (Segment segment : segments) {
      JsonArrayBuilder words = Json.createArrayBuilder();
      for (Word word : segment.words()) {
        words.add(
            Json.createObjectBuilder()
                .add("word", word.word())
                .add("start", rounded(word.start()))
                .add("end", rounded(word.end()))
                .add("conf", rounded(word.confidence())));
      }
      all.add(
          Json.createObjectBuilder()
              .add("start", rounded(segment.start()))
              .add("end", rounded(segment.end()))
              .add("text", segment.text())
              .add("confidence", rounded(segment.confidence()))
              .add("words", words));
    }
    return all.build();
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
  }

  static List<Segment> read(String json) {
    List<Segment> segments = new ArrayList<>();
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      for (JsonValue value : reader.readArray()) {
        List<Word> words = new ArrayList<>();
        for (JsonValue item : value.asJsonObject().getJsonArray("words")) {
          JsonObject word = item.asJsonObject();
          words.add(
              new Word(
                  word.getString("word"),
                  word.getJsonNumber("start").doubleValue(),
                  word.getJsonNumber("end").doubleValue(),
                  word.getJsonNumber("conf").doubleValue()));
        }
        segments.add(new Segment(words));
      }
    }
    return segments;
  }
}
