package org.shrutik.batch.datasetexport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shrutik.dataset.LocaleCount;
import org.shrutik.dataset.LocaleQuality;
import org.shrutik.dataset.ReleaseContributor;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.dataset.ReleaseSentence;
import org.shrutik.dataset.ReleaseTranscription;
import org.shrutik.dataset.Standing;

/** A release held in memory, in pages of two. */
final class MemoryRelease implements ReleaseSource {
  private static final int PAGE = 2;
  private final List<ReleaseItem> items = new ArrayList<>();

  MemoryRelease(List<ReleaseItem> items) {
    this.items.addAll(items);
    this.items.sort(Comparator.comparing(ReleaseItem::chunkId));
  }

  @Override
  public List<LocaleCount> locales() {
    Map<String, List<ReleaseItem>> byLocale =
        items.stream()
            .collect(Collectors.groupingBy(ReleaseItem::locale, TreeMap::new, Collectors.toList()));
    return byLocale.entrySet().stream()
        .map(
            entry ->
                new LocaleCount(
                    entry.getKey(),
                    "Language " + entry.getKey(),
                    entry.getValue().size(),
                    (int) entry.getValue().stream().map(ReleaseItem::speakerId).distinct().count(),
                    entry.getValue().stream().mapToDouble(ReleaseItem::durationSeconds).sum(),
                    entry.getValue().stream().mapToLong(ReleaseItem::sizeBytes).sum(),
                    1,
                    1))
        .toList();
  }

  @Override
  public List<ReleaseItem> items(String locale, int afterChunk) {
    return items.stream()
        .filter(item -> item.locale().equals(locale) && item.chunkId() > afterChunk)
        .limit(PAGE)
        .toList();
  }

  @Override
  public List<ReleaseSentence> sentences(String locale, String afterId) {
    return items.stream()
        .filter(item -> item.locale().equals(locale))
        .collect(Collectors.groupingBy(ReleaseItem::sentenceId, TreeMap::new, Collectors.toList()))
        .tailMap(afterId, false)
        .entrySet()
        .stream()
        .limit(PAGE)
        .map(entry -> sentence(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static ReleaseSentence sentence(String id, List<ReleaseItem> clips) {
    return new ReleaseSentence(
        id,
        clips.get(0).sentence(),
        clips.get(0).attribution(),
        clips.size(),
        (int) clips.stream().filter(c -> c.standing() == Standing.VALIDATED).count(),
        clips.stream().mapToInt(ReleaseItem::upVotes).sum(),
        clips.stream().mapToInt(ReleaseItem::downVotes).sum(),
        clips.stream().anyMatch(c -> c.standing() == Standing.OTHER));
  }

  @Override
  public List<String> attributions(String locale, String after) {
    return items.stream()
        .filter(item -> item.locale().equals(locale))
        .map(ReleaseItem::attribution)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .filter(text -> text.compareTo(after) > 0)
        .limit(PAGE)
        .toList();
  }

  /** One transcription a clip, by its speaker, that says the same. */
  @Override
  public List<ReleaseTranscription> transcriptions(String locale, int first, int last) {
    return items.stream()
        .filter(item -> item.locale().equals(locale))
        .filter(item -> item.chunkId() >= first && item.chunkId() <= last)
        .map(
            item ->
                new ReleaseTranscription(
                    item.chunkId(), 1, item.speakerId(), item.sentence(), 4.5, null, true))
        .toList();
  }

  @Override
  public List<ReleaseContributor> contributors() {
    return items.stream()
        .map(ReleaseItem::speakerId)
        .distinct()
        .map(id -> new ReleaseContributor(id, 2, 1500, 3, 1))
        .toList();
  }

  @Override
  public List<LocaleQuality> quality() {
    return List.of(new LocaleQuality("en", 5, 3, 1, 1, 0.91234567, 1, 4.25, 15, 5));
  }
}
