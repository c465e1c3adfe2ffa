package org.shrutik.batch.datasetexport;

import static org.shrutik.batch.datasetexport.RecordTable.Column.decimal;
import static org.shrutik.batch.datasetexport.RecordTable.Column.text;
import static org.shrutik.batch.datasetexport.RecordTable.Column.whole;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.shrutik.batch.datasetexport.RecordTable.Column;
import org.shrutik.dataset.ExportFormat;
import org.shrutik.dataset.LocaleCount;
import org.shrutik.dataset.LocaleQuality;
import org.shrutik.dataset.ReleaseContributor;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.dataset.ReleaseTranscription;
import org.shrutik.storage.Storage;

/**
 * The tables of records beside a layout's own, over all languages. {@code metadata}: one record a
 * clip, whose {@code file_name} is relative to the table, as loaders of audio folders expect. In
 * exports of metadata also {@code transcriptions}, {@code contributors} and {@code quality}.
 */
final class RecordTables {
  private static final List<Column> METADATA =
      List.of(
          text("file_name"),
          text("client_id"),
          text("recording_id"),
          text("sentence"),
          text("sentence_id"),
          text("locale"),
          text("status"),
          text("split"),
          decimal("start"),
          decimal("end"),
          decimal("duration"),
          whole("up_votes"),
          whole("down_votes"),
          decimal("confidence"),
          decimal("rating"),
          text("sha256"),
          whole("size"));
  private static final List<Column> TRANSCRIPTIONS =
      List.of(
          text("file_name"),
          text("client_id"),
          text("text"),
          whole("equals_consensus"),
          decimal("quality"),
          decimal("confidence"));
  private static final List<Column> CONTRIBUTORS =
      List.of(
          text("client_id"),
          whole("clips_recorded"),
          decimal("seconds_recorded"),
          whole("transcriptions"),
          whole("transcriptions_equal_to_consensus"));
  private static final List<Column> QUALITY =
      List.of(
          text("locale"),
          whole("clips"),
          whole("validated"),
          whole("invalidated"),
          whole("other"),
          decimal("mean_confidence"),
          whole("rated_clips"),
          decimal("mean_rating"),
          whole("up_votes"),
          whole("down_votes"),
          decimal("agreement"));

  private final ExportFormat format;
  private final ReleaseSource source;
  private final Storage storage;
  private final ReleaseKeys.Release release;

  RecordTables(
      ExportFormat format, ReleaseSource source, Storage storage, ReleaseKeys.Release release) {
    this.format = format;
    this.source = source;
    this.storage = storage;
    this.release = release;
  }

  /** Adds the table of clips. */
  void addMetadata(ArchiveFolder folder) throws IOException {
    add(folder, "metadata", METADATA, this::writeMetadata);
  }

  /** Adds the tables that say how the texts came about. */
  void addBackground(ArchiveFolder folder) throws IOException {
    add(folder, "transcriptions", TRANSCRIPTIONS, this::writeTranscriptions);
    add(folder, "contributors", CONTRIBUTORS, this::writeContributors);
    add(folder, "quality", QUALITY, this::writeQuality);
  }

  private interface Rows {
    void writeTo(RecordTable table) throws IOException;
  }

  private void add(ArchiveFolder folder, String name, List<Column> columns, Rows rows)
      throws IOException {
    try (Spool spool = new Spool(storage)) {
      RecordTable table = RecordTable.of(format, columns, spool);
      rows.writeTo(table);
      table.end();
      folder.add(name + "." + format.wire(), spool);
    }
  }

  private void writeMetadata(RecordTable table) throws IOException {
    for (LocaleCount locale : source.locales()) {
      for (List<ReleaseItem> page : ReleaseSource.pages(source, locale.locale())) {
        for (ReleaseItem item : page) {
          table.add(
              fileName(item),
              release.clientId(item.speakerId()),
              release.recordingId(item.recordingId()),
              Cell.line(item.sentence()),
              item.sentenceId(),
              item.locale(),
              item.standingWord(),
              item.splitWord(),
              number(item.startSeconds(), 3),
              number(item.endSeconds(), 3),
              number(item.durationSeconds(), 3),
              item.upVotes(),
              item.downVotes(),
              number(item.confidence(), 4),
              number(item.rating(), 2),
              item.sha256(),
              item.sizeBytes());
        }
      }
    }
  }

  private void writeTranscriptions(RecordTable table) throws IOException {
    for (LocaleCount locale : source.locales()) {
      for (List<ReleaseItem> page : ReleaseSource.pages(source, locale.locale())) {
        int next = 0;
        List<ReleaseTranscription> written =
            source.transcriptions(
                locale.locale(), page.get(0).chunkId(), page.get(page.size() - 1).chunkId());
        for (ReleaseItem item : page) {
          for (; next < written.size() && written.get(next).chunkId() == item.chunkId(); next++) {
            ReleaseTranscription one = written.get(next);
            table.add(
                fileName(item),
                release.clientId(one.userId()),
                Cell.line(one.text()),
                one.equal() ? 1 : 0,
                number(one.quality(), 2),
                number(one.confidence(), 4));
          }
        }
      }
    }
  }

  /** In the order of the pseudonyms: the order of the ids would tell who joined first. */
  private void writeContributors(RecordTable table) throws IOException {
    List<ReleaseContributor> people =
        source.contributors().stream()
            .sorted(Comparator.comparing(person -> release.clientId(person.userId())))
            .toList();
    for (ReleaseContributor person : people) {
      table.add(
          release.clientId(person.userId()),
          person.clips(),
          BigDecimal.valueOf(person.millis(), 3),
          person.transcriptions(),
          person.equal());
    }
  }

  private void writeQuality(RecordTable table) throws IOException {
    for (LocaleQuality quality : source.quality()) {
      long votes = quality.upVotes() + quality.downVotes();
      table.add(
          quality.locale(),
          quality.clips(),
          quality.validated(),
          quality.invalidated(),
          quality.open(),
          number(quality.confidence(), 4),
          quality.rated(),
          number(quality.rating(), 2),
          quality.upVotes(),
          quality.downVotes(),
          votes == 0 ? null : number((double) quality.upVotes() / votes, 4));
    }
  }

  private static String fileName(ReleaseItem item) {
    return item.locale() + "/clips/" + CommonVoiceTables.clipName(item);
  }

  private static BigDecimal number(Double value, int places) {
    return value == null ? null : new BigDecimal(Cell.decimal(value, places));
  }
}
