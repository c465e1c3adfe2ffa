package org.shrutik.batch.datasetexport;

import java.util.List;
import org.shrutik.dataset.LocaleCount;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.dataset.ReleaseSentence;

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
}
