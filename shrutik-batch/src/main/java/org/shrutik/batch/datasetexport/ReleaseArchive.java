package org.shrutik.batch.datasetexport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.shrutik.dataset.ExportFilter;
import org.shrutik.dataset.ExportType;
import org.shrutik.dataset.LocaleCount;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.storage.Storage;

/**
 * Writes one release as an archive: a folder with what its layout wants, then the tables of
 * records, then {@code manifest.json}. Reads the release several times, page by page. Knows no
 * clock, no request and no machine, so the same release is the same bytes. Not thread-safe.
 */
final class ReleaseArchive {
  static final String FORMAT_VERSION = "1.0";

  private final ExportFilter filter;
  private final ReleaseSource source;
  private final Storage storage;
  private final ReleaseKeys.Release release;
  private final List<LocaleCount> locales;
  private final IntConsumer progress;

  /**
   * @param progress told after every page how many clips are written; may throw to stop
   */
  ReleaseArchive(
      ExportFilter filter,
      ReleaseSource source,
      Storage storage,
      ReleaseKeys keys,
      IntConsumer progress) {
    this.filter = filter;
    this.source = source;
    this.storage = storage;
    this.progress = progress;
    this.locales = source.locales();
    this.release = keys.release(filter, fingerprint());
  }

  /** Equal for equal filters on equal data. */
  String releaseId() {
    return release.id();
  }

  /** SHA-256 over everything that the release says of its clips. */
  private String fingerprint() {
    MessageDigest digest = Cell.sha256();
    for (LocaleCount locale : locales) {
      digest.update((locale.language() + "\n").getBytes(StandardCharsets.UTF_8));
      for (List<ReleaseItem> page : ReleaseSource.pages(source, locale.locale())) {
        page.forEach(item -> digest.update(line(item).getBytes(StandardCharsets.UTF_8)));
        if (filter.type() == ExportType.METADATA) {
          source
              .transcriptions(
                  locale.locale(), page.get(0).chunkId(), page.get(page.size() - 1).chunkId())
              .forEach(one -> digest.update(one.toString().getBytes(StandardCharsets.UTF_8)));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String line(ReleaseItem item) {
    return String.join(
        "\t",
        item.locale(),
        Integer.toString(item.chunkId()),
        Integer.toString(item.recordingId()),
        Integer.toString(item.speakerId()),
        item.standing().name(),
        Cell.line(item.sentence()),
        Integer.toString(item.upVotes()),
        Integer.toString(item.downVotes()),
        Double.toString(item.startSeconds()),
        Double.toString(item.endSeconds()),
        String.valueOf(item.confidence()),
        String.valueOf(item.rating()),
        Cell.line(item.attribution()),
        item.sha256(),
        String.join("\t", item.reports()) + "\n");
  }

  /**
   * Writes the whole archive.
   *
   * @throws DamagedClipException when a clip is missing or not what was verified
   */
  void write(ZipWriter zip) throws IOException {
    ReleaseLayout layout = new CommonVoiceLayout(filter, source, storage, release, progress);
    try (ArchiveFolder folder =
        new ArchiveFolder("shrutik-" + release.id(), zip, storage, manifestHead(layout))) {
      layout.write(folder);
      RecordTables tables = new RecordTables(filter.format(), source, storage, release);
      if (filter.includeMetadata()) {
        tables.addMetadata(folder);
      }
      if (filter.type() == ExportType.METADATA) {
        tables.addBackground(folder);
      }
      folder.finish();
    }
    zip.finish();
  }

  private Map<String, Object> manifestHead(ReleaseLayout layout) {
    Map<String, Object> languages = new TreeMap<>();
    int clips = 0;
    for (LocaleCount locale : locales) {
      languages.put(
          locale.locale(),
          new TreeMap<>(Map.of("clips", locale.clips(), "speakers", locale.speakers())));
      clips += locale.clips();
    }
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("format_version", FORMAT_VERSION);
    head.put("layout", layout.name());
    head.put("release", release.id());
    head.put("clips", clips);
    head.put("languages", languages);
    head.put("filter", filter.asMap());
    if (filter.includeAudio()) {
      head.put(
          "audio", new TreeMap<>(Map.of("format", "wav", "sample_rate", 16000, "channels", 1)));
    }
    return head;
  }
}
