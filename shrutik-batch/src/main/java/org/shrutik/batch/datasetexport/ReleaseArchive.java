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
import org.shrutik.dataset.LocaleCount;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.dataset.ReleaseSentence;
import org.shrutik.storage.Storage;

/**
 * Writes one release as an archive: a folder with a folder for each language in the layout of
 * Common Voice, then {@code metadata.<format>}, then {@code manifest.json}. Reads the release
 * twice, page by page: first for the tables, then for the clips between them. Knows no clock, no
 * request and no machine, so the same release is the same bytes. Not thread-safe.
 */
final class ReleaseArchive {
  static final String FORMAT_VERSION = "1.0";
  private static final String CLIPS = "clips/";

  private final ExportFilter filter;
  private final ReleaseSource source;
  private final Storage storage;
  private final ReleaseKeys.Release release;
  private final List<LocaleCount> locales;
  private final IntConsumer progress;
  private int written;

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
      List<ReleaseItem> page = source.items(locale.locale(), 0);
      while (!page.isEmpty()) {
        page.forEach(item -> digest.update(line(item).getBytes(StandardCharsets.UTF_8)));
        page = source.items(locale.locale(), last(page));
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
    try (ArchiveFolder folder =
            new ArchiveFolder("shrutik-" + release.id(), zip, storage, manifestHead());
        Spool spool = new Spool(storage)) {
      MetadataTable metadata = new MetadataTable(filter.format(), release, spool);
      for (LocaleCount locale : locales) {
        write(folder, metadata, locale);
      }
      metadata.end();
      folder.add(metadata.fileName(), spool);
      folder.finish();
    }
    zip.finish();
  }

  private Map<String, Object> manifestHead() {
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
    head.put("layout", "common-voice-scripted");
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

  private void write(ArchiveFolder folder, MetadataTable metadata, LocaleCount locale)
      throws IOException {
    String path = locale.locale() + "/";
    try (CommonVoiceTables tables = new CommonVoiceTables(release, storage);
        Spool readme = new Spool(storage)) {
      fill(tables, metadata, locale.locale());
      CommonVoiceReadme.write(readme, release, filter, locale, tables, source);
      folder.add(path + "README.md", readme);
      boolean clipsDone = !filter.includeAudio();
      for (String name : tables.names()) {
        if (!clipsDone && name.compareTo(CLIPS) > 0) {
          writeClips(folder, path + CLIPS, locale.locale());
          clipsDone = true;
        }
        folder.add(path + name, tables.table(name));
      }
    }
  }

  private void fill(CommonVoiceTables tables, MetadataTable metadata, String locale)
      throws IOException {
    List<ReleaseItem> items = source.items(locale, 0);
    while (!items.isEmpty()) {
      for (ReleaseItem item : items) {
        tables.add(item);
        metadata.add(item);
      }
      items = source.items(locale, last(items));
    }
    List<ReleaseSentence> sentences = source.sentences(locale, "");
    while (!sentences.isEmpty()) {
      for (ReleaseSentence sentence : sentences) {
        tables.add(sentence);
      }
      sentences = source.sentences(locale, sentences.get(sentences.size() - 1).id());
    }
  }

  private void writeClips(ArchiveFolder folder, String path, String locale) throws IOException {
    List<ReleaseItem> page = source.items(locale, 0);
    while (!page.isEmpty()) {
      for (ReleaseItem item : page) {
        folder.add(path + CommonVoiceTables.clipName(item), item);
        written++;
      }
      progress.accept(written);
      page = source.items(locale, last(page));
    }
  }

  private static int last(List<ReleaseItem> page) {
    return page.get(page.size() - 1).chunkId();
  }
}
