package org.shrutik.batch.datasetexport;

import java.util.List;
import org.shrutik.dataset.LocaleCount;
import org.shrutik.dataset.LocaleQuality;
import org.shrutik.dataset.ReleaseContributor;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.dataset.ReleaseSentence;
import org.shrutik.dataset.ReleaseService;
import org.shrutik.dataset.ReleaseTranscription;

/** The release of a batch as its rows have it. */
record DatabaseRelease(ReleaseService releases, String batchId) implements ReleaseSource {
  @Override
  public List<LocaleCount> locales() {
    return releases.locales(batchId);
  }

  @Override
  public List<ReleaseItem> items(String locale, int afterChunk) {
    return releases.items(batchId, locale, afterChunk);
  }

  @Override
  public List<ReleaseSentence> sentences(String locale, String afterId) {
    return releases.sentences(batchId, locale, afterId);
  }

  @Override
  public List<String> attributions(String locale, String after) {
    return releases.attributions(batchId, locale, after);
  }

  @Override
  public List<ReleaseTranscription> transcriptions(String locale, int first, int last) {
    return releases.transcriptions(batchId, locale, first, last);
  }

  @Override
  public List<ReleaseContributor> contributors() {
    return releases.contributors(batchId);
  }

  @Override
  public List<LocaleQuality> quality() {
    return releases.quality(batchId);
  }
}
