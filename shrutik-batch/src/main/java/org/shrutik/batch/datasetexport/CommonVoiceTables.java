package org.shrutik.batch.datasetexport;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.dataset.ReleaseSentence;
import org.shrutik.dataset.Split;
import org.shrutik.dataset.Standing;
import org.shrutik.storage.Storage;

/**
 * The tables of one language as Common Voice has them (scripted speech): tab-separated, never
 * quoted, every cell guarded.
 */
final class CommonVoiceTables implements Closeable {
  private static final String CLIPS =
      "client_id path sentence sentence_id sentence_domain up_votes down_votes age gender accents"
          + " variant locale segment";
  private static final Map<String, String> HEADS =
      Map.of(
          "validated.tsv", CLIPS,
          "train.tsv", CLIPS,
          "dev.tsv", CLIPS,
          "test.tsv", CLIPS,
          "invalidated.tsv", CLIPS,
          "other.tsv", CLIPS,
          "reported.tsv", "sentence sentence_id locale reason",
          "clip_durations.tsv", "clip duration[ms]",
          "validated_sentences.tsv",
              "sentence_id sentence variant sentence_domain source is_used clips_count",
          "unvalidated_sentences.tsv",
              "sentence_id sentence variant sentence_domain source up_votes down_votes status");

  private final ReleaseKeys.Release release;
  private final Map<String, Spool> tables = new TreeMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  CommonVoiceTables(ReleaseKeys.Release release, Storage storage) throws IOException {
    this.release = release;
    for (Map.Entry<String, String> head : HEADS.entrySet()) {
      Spool table = new Spool(storage);
      tables.put(head.getKey(), table);
      table.line(head.getValue().replace(' ', '\t'));
      counts.put(head.getKey(), 0);
    }
  }

  /** File names in ascending order. */
  List<String> names() {
    return List.copyOf(tables.keySet());
  }

  Spool table(String name) {
    return tables.get(name);
  }

  /** How many rows a table has. */
  int count(String name) {
    return counts.get(name);
  }

  /** The name of a clip's file: of one width, so that names sort as numbers do. */
  static String clipName(ReleaseItem item) {
    return String.format(Locale.ROOT, "shrutik_%s_%010d.wav", item.locale(), item.chunkId());
  }

  void add(ReleaseItem item) throws IOException {
    String sentence = Cell.guarded(item.sentence());
    Object[] row = {
      release.clientId(item.speakerId()),
      clipName(item),
      sentence,
      item.sentenceId(),
      "",
      item.upVotes(),
      item.downVotes(),
      "",
      "",
      "",
      "",
      item.locale(),
      ""
    };
    for (String name : tablesOf(item)) {
      write(name, row);
    }
    write("clip_durations.tsv", clipName(item), item.durationMillis());
    for (String reason : item.reports()) {
      write("reported.tsv", sentence, item.sentenceId(), item.locale(), Cell.guarded(reason));
    }
  }

  private static List<String> tablesOf(ReleaseItem item) {
    List<String> names = new ArrayList<>();
    names.add(item.standingWord() + ".tsv");
    Split split = item.split();
    if (item.standing() == Standing.VALIDATED && split != null) {
      names.add(item.splitWord() + ".tsv");
    }
    return names;
  }

  void add(ReleaseSentence sentence) throws IOException {
    String text = Cell.guarded(sentence.text());
    String source = Cell.guarded(sentence.attribution());
    if (sentence.validatedClips() > 0) {
      write(
          "validated_sentences.tsv",
          sentence.id(),
          text,
          "",
          "",
          source,
          1,
          sentence.validatedClips());
    } else {
      write(
          "unvalidated_sentences.tsv",
          sentence.id(),
          text,
          "",
          "",
          source,
          sentence.upVotes(),
          sentence.downVotes(),
          sentence.open() ? "pending" : "rejected");
    }
  }

  private void write(String name, Object... cells) throws IOException {
    tables.get(name).row(cells);
    counts.merge(name, 1, Integer::sum);
  }

  @Override
  public void close() throws IOException {
    for (Spool table : tables.values()) {
      table.close();
    }
  }
}
