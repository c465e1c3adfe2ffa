package org.shrutik.batch.datasetexport;

import java.util.List;
import java.util.stream.Stream;
import org.shrutik.dataset.LocaleCount;
import org.shrutik.dataset.LocaleQuality;
import org.shrutik.dataset.ReleaseContributor;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.dataset.ReleaseSentence;
import org.shrutik.dataset.ReleaseTranscription;

/** The frozen content of one release, read in pages so that its size does not matter. */
interface ReleaseSource {
  /** The languages, ascending by code. */
  List<LocaleCount> locales();

  /** The next clips after {@code afterChunk}, ascending; empty at the end. */
  List<ReleaseItem> items(String locale, int afterChunk);

  /** The next sentences after {@code afterId} ("" at first), ascending; empty at the end. */
  List<ReleaseSentence> sentences(String locale, String afterId);

  /** The next distinct attributions after {@code after} ("" at first), ascending. */
  List<String> attributions(String locale, String after);

  /** What people wrote of a language's clips from {@code first} to {@code last}, ascending. */
  List<ReleaseTranscription> transcriptions(String locale, int first, int last);

  /** Everybody who spoke or wrote. */
  List<ReleaseContributor> contributors();

  /** The languages with how good they are, ascending by code. */
  List<LocaleQuality> quality();

  /** All clips of a language, page by page as they are asked for. */
  static Iterable<List<ReleaseItem>> pages(ReleaseSource source, String locale) {
    return () ->
        Stream.iterate(
                source.items(locale, 0),
                page -> !page.isEmpty(),
                page -> source.items(locale, page.get(page.size() - 1).chunkId()))
            .iterator();
  }
}
