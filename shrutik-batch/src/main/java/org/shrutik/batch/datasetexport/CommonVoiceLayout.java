package org.shrutik.batch.datasetexport;

import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;
import org.shrutik.dataset.ExportFilter;
import org.shrutik.dataset.LocaleCount;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.dataset.ReleaseSentence;
import org.shrutik.storage.Storage;

/** A folder for each language, as Common Voice has it for scripted speech. */
final class CommonVoiceLayout implements ReleaseLayout {
  private static final String CLIPS = "clips/";

  private final ExportFilter filter;
  private final ReleaseSource source;
  private final Storage storage;
  private final ReleaseKeys.Release release;
  private final IntConsumer progress;
  private int written;

  /**
   * @param progress told after every page how many clips are written; may throw to stop
   */
  CommonVoiceLayout(
      ExportFilter filter,
      ReleaseSource source,
      Storage storage,
      ReleaseKeys.Release release,
      IntConsumer progress) {
    this.filter = filter;
    this.source = source;
    this.storage = storage;
    this.release = release;
    this.progress = progress;
  }

  @Override
  public String name() {
    return "common-voice-scripted";
  }

  @Override
  public void write(ArchiveFolder folder) throws IOException {
    for (LocaleCount locale : source.locales()) {
      write(folder, locale);
    }
  }

  private void write(ArchiveFolder folder, LocaleCount locale) throws IOException {
    String path = locale.locale() + "/";
    try (CommonVoiceTables tables = new CommonVoiceTables(release, storage);
        Spool readme = new Spool(storage)) {
      fill(tables, locale.locale());
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

  private void fill(CommonVoiceTables tables, String locale) throws IOException {
    for (List<ReleaseItem> page : ReleaseSource.pages(source, locale)) {
      for (ReleaseItem item : page) {
        tables.add(item);
      }
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
    for (List<ReleaseItem> page : ReleaseSource.pages(source, locale)) {
      for (ReleaseItem item : page) {
        folder.add(path + CommonVoiceTables.clipName(item), item);
        written++;
      }
      progress.accept(written);
    }
  }
}
