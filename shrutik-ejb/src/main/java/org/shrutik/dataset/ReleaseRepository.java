package org.shrutik.dataset;

import jakarta.ejb.Stateless;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Queries on the frozen clips of a release; every list is a page in the order of an index. */
@Stateless
public class ReleaseRepository {
  private static final String ITEM =
      "SELECT chunk_id, recording_id, speaker_id, locale, standing, sentence, up_votes, down_votes,"
          + " start_time, end_time, duration, confidence, rating, attribution, reports, file_path,"
          + " sha256, size_bytes, crc32, sentence_id, split FROM export_items"
          + " WHERE export_batch_id = ?1 AND chunk_id > ?2";

  @PersistenceContext private EntityManager em;

  public List<ReleaseItem> items(ExportBatch batch, int afterChunk, int limit) {
    return rows(limit, ITEM + " ORDER BY chunk_id", batch.getId(), afterChunk).stream()
        .map(ReleaseRepository::item)
        .toList();
  }

  public List<ReleaseItem> items(ExportBatch batch, String locale, int afterChunk, int limit) {
    return rows(
            limit, ITEM + " AND locale = ?3 ORDER BY chunk_id", batch.getId(), afterChunk, locale)
        .stream()
        .map(ReleaseRepository::item)
        .toList();
  }

  private static ReleaseItem item(Row row) {
    String reports = row.text(14);
    Number crc32 = row.number(18);
    String split = row.text(20);
    return new ReleaseItem(
        row.integer(0),
        row.integer(1),
        row.integer(2),
        row.text(3),
        Standing.valueOf(row.text(4)),
        row.text(5),
        row.integer(6),
        row.integer(7),
        row.decimal(8),
        row.decimal(9),
        row.decimal(10),
        row.decimal(11),
        row.decimal(12),
        row.text(13),
        reports == null ? List.of() : reports.lines().toList(),
        row.text(15),
        row.text(16),
        row.number(17).longValue(),
        crc32 == null ? null : crc32.longValue(),
        row.text(19),
        split == null ? null : Split.valueOf(split));
  }

  /** Fills in what the job found out; a clip that it found before stays as it is. */
  public void verified(ExportBatch batch, List<VerifiedClip> clips) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (VerifiedClip clip : clips) {
      JsonObjectBuilder object =
          Json.createObjectBuilder()
              .add("chunk_id", clip.chunkId())
              .add("crc32", clip.crc32())
              .add("sentence_id", clip.sentenceId());
      if (clip.split() != null) {
        object.add("split", clip.split().name());
      }
      array.add(object);
    }
    int filled =
        em.createNativeQuery(
                "UPDATE export_items i SET crc32 = v.crc32, sentence_id = v.sentence_id,"
                    + " split = v.split FROM jsonb_to_recordset(CAST(?2 AS jsonb))"
                    + " AS v (chunk_id integer, crc32 bigint, sentence_id text, split text)"
                    + " WHERE i.export_batch_id = ?1 AND i.chunk_id = v.chunk_id"
                    + " AND i.crc32 IS NULL")
            .setParameter(1, batch.getId())
            .setParameter(2, array.build().toString())
            .executeUpdate();
    em.createNativeQuery(
            "UPDATE export_batches SET verified_count = verified_count + ?2 WHERE id = ?1")
        .setParameter(1, batch.getId())
        .setParameter(2, filled)
        .executeUpdate();
  }

  /** Notes how many clips are in the archive that is being written. */
  public void archived(String batchId, int clips) {
    em.createNativeQuery("UPDATE export_batches SET archived_count = ?2 WHERE batch_id = ?1")
        .setParameter(1, batchId)
        .setParameter(2, clips)
        .executeUpdate();
  }

  /** A sentence that clips of several splits say. */
  public record Contended(String locale, String sentenceId, Set<Split> splits) {}

  /** The next sentences after {@code (locale, sentenceId)} that are in more than one split. */
  public List<Contended> contended(ExportBatch batch, String locale, String sentenceId, int limit) {
    return rows(
            limit,
            "SELECT locale, sentence_id, string_agg(DISTINCT split, ',') FROM export_items"
                + " WHERE export_batch_id = ?1 AND (locale, sentence_id) > (?2, ?3)"
                + " AND split IS NOT NULL GROUP BY locale, sentence_id"
                + " HAVING count(DISTINCT split) > 1 ORDER BY locale, sentence_id",
            batch.getId(),
            locale,
            sentenceId)
        .stream()
        .map(row -> new Contended(row.text(0), row.text(1), splits(row.text(2))))
        .toList();
  }

  private static Set<Split> splits(String names) {
    Set<Split> splits = EnumSet.noneOf(Split.class);
    Arrays.stream(names.split(",", -1)).map(Split::valueOf).forEach(splits::add);
    return splits;
  }

  /** Takes the clips of a sentence out of every split but one. */
  public void keepOnly(ExportBatch batch, Contended sentence, Split split) {
    em.createNativeQuery(
            "UPDATE export_items SET split = NULL WHERE export_batch_id = ?1 AND locale = ?2"
                + " AND sentence_id = ?3 AND split <> ?4")
        .setParameter(1, batch.getId())
        .setParameter(2, sentence.locale())
        .setParameter(3, sentence.sentenceId())
        .setParameter(4, split.name())
        .executeUpdate();
  }

  public List<ReleaseSentence> sentences(
      ExportBatch batch, String locale, String afterId, int limit) {
    return rows(
            limit,
            "SELECT sentence_id, (array_agg(sentence ORDER BY chunk_id))[1],"
                + " (array_agg(attribution ORDER BY chunk_id))[1], count(*),"
                + " count(*) FILTER (WHERE standing = 'VALIDATED'), sum(up_votes), sum(down_votes),"
                + " count(*) FILTER (WHERE standing = 'OTHER')"
                + " FROM export_items WHERE export_batch_id = ?1 AND locale = ?2"
                + " AND sentence_id > ?3 GROUP BY sentence_id ORDER BY sentence_id",
            batch.getId(),
            locale,
            afterId)
        .stream()
        .map(
            row ->
                new ReleaseSentence(
                    row.text(0),
                    row.text(1),
                    row.text(2),
                    row.integer(3),
                    row.integer(4),
                    row.integer(5),
                    row.integer(6),
                    row.integer(7) > 0))
        .toList();
  }

  public List<ReleaseTranscription> transcriptions(
      ExportBatch batch, String locale, int first, int last) {
    return rows(
            Integer.MAX_VALUE,
            "SELECT t.chunk_id, t.transcription_id, t.user_id, t.text, t.quality, t.confidence,"
                + " t.is_consensus FROM export_transcriptions t"
                + " JOIN export_items i USING (export_batch_id, chunk_id)"
                + " WHERE t.export_batch_id = ?1 AND i.locale = ?2"
                + " AND t.chunk_id BETWEEN ?3 AND ?4 ORDER BY t.chunk_id, t.transcription_id",
            batch.getId(),
            locale,
            first,
            last)
        .stream()
        .map(
            row ->
                new ReleaseTranscription(
                    row.integer(0),
                    row.integer(1),
                    row.integer(2),
                    row.text(3),
                    row.decimal(4),
                    row.decimal(5),
                    Boolean.parseBoolean(row.text(6))))
        .toList();
  }

  /** By id of the person; milliseconds are whole, so that the order of rows changes no sum. */
  public List<ReleaseContributor> contributors(ExportBatch batch) {
    return rows(
            Integer.MAX_VALUE,
            "SELECT user_id, sum(clips), sum(millis), sum(written), sum(equal) FROM ("
                + "SELECT speaker_id AS user_id, count(*) AS clips,"
                + " sum(CAST(round(duration * 1000) AS bigint)) AS millis, 0 AS written,"
                + " 0 AS equal FROM export_items WHERE export_batch_id = ?1 GROUP BY speaker_id"
                + " UNION ALL SELECT user_id, 0, 0, count(*), count(*) FILTER (WHERE is_consensus)"
                + " FROM export_transcriptions WHERE export_batch_id = ?1 GROUP BY user_id) p"
                + " GROUP BY user_id ORDER BY user_id",
            batch.getId())
        .stream()
        .map(
            row ->
                new ReleaseContributor(
                    row.integer(0),
                    row.number(1).longValue(),
                    row.number(2).longValue(),
                    row.number(3).longValue(),
                    row.number(4).longValue()))
        .toList();
  }

  /** By language code; means are of decimals, so that the order of rows changes none. */
  public List<LocaleQuality> quality(ExportBatch batch) {
    return rows(
            Integer.MAX_VALUE,
            "SELECT locale, count(*), count(*) FILTER (WHERE standing = 'VALIDATED'),"
                + " count(*) FILTER (WHERE standing = 'INVALIDATED'),"
                + " count(*) FILTER (WHERE standing = 'OTHER'),"
                + " avg(CAST(confidence AS numeric)), count(rating), avg(CAST(rating AS numeric)),"
                + " sum(up_votes), sum(down_votes) FROM export_items WHERE export_batch_id = ?1"
                + " GROUP BY locale ORDER BY locale COLLATE \"C\"",
            batch.getId())
        .stream()
        .map(
            row ->
                new LocaleQuality(
                    row.text(0),
                    row.number(1).longValue(),
                    row.number(2).longValue(),
                    row.number(3).longValue(),
                    row.number(4).longValue(),
                    row.decimal(5),
                    row.number(6).longValue(),
                    row.decimal(7),
                    row.number(8).longValue(),
                    row.number(9).longValue()))
        .toList();
  }

  public List<String> attributions(ExportBatch batch, String locale, String after, int limit) {
    return rows(
            limit,
            "SELECT DISTINCT attribution COLLATE \"C\" AS a, 1 FROM export_items"
                + " WHERE export_batch_id = ?1 AND locale = ?2 AND attribution COLLATE \"C\" > ?3"
                + " ORDER BY a",
            batch.getId(),
            locale,
            after)
        .stream()
        .map(row -> row.text(0))
        .toList();
  }

  private List<Row> rows(int limit, String sql, Object... parameters) {
    Query query = em.createNativeQuery(sql + " LIMIT " + limit);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    @SuppressWarnings("unchecked") // A native query of several columns lists arrays.
    List<Object[]> rows = query.getResultList();
    return rows.stream().map(Row::new).toList();
  }
}
