package org.shrutik.transcription;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shrutik.Page;
import org.shrutik.PageRequest;

/**
 * Search in what people wrote. Found is what holds every word of the query or one that begins with
 * it, what holds the query as it stands anywhere, and what has a word much like it.
 */
@Stateless
public class SearchRepository {
  private static final String FOUND =
      " FROM transcriptions t WHERE (search_words(t.text) @@ search_query(?1)"
          + " OR search_text(t.text) LIKE ?2 OR search_text(?1) <% search_text(t.text))"
          + " AND (CAST(?3 AS integer) IS NULL OR t.language_id = CAST(?3 AS integer))";

  @PersistenceContext private EntityManager em;

  /** Best first, newest first among equals; no cursor leads on, because scores are no keys. */
  public Page<SearchHit> search(String text, Optional<Integer> languageId, PageRequest request) {
    Query rows =
        em.createNativeQuery(
            "SELECT t.id, CASE WHEN search_words(t.text) @@ search_query(?1) THEN 1"
                + " ELSE word_similarity(search_text(?1), search_text(t.text)) END AS score"
                + FOUND
                + " ORDER BY score DESC, t.id DESC OFFSET ?4 LIMIT ?5");
    bind(rows, text, languageId);
    rows.setParameter(4, request.skip()).setParameter(5, request.limit());
    @SuppressWarnings("unchecked") // A native query of several columns lists arrays.
    List<Object[]> found = rows.getResultList();
    Map<Integer, Double> scores = new LinkedHashMap<>();
    found.forEach(row -> scores.put(((Number) row[0]).intValue(), ((Number) row[1]).doubleValue()));
    Query total = em.createNativeQuery("SELECT count(*)" + FOUND);
    bind(total, text, languageId);
    return new Page<>(hits(scores), ((Number) total.getSingleResult()).longValue(), request, null);
  }

  private List<SearchHit> hits(Map<Integer, Double> scores) {
    if (scores.isEmpty()) {
      return List.of();
    }
    Map<Integer, Transcription> byId =
        em.createQuery("SELECT t FROM Transcription t WHERE t.id IN :ids", Transcription.class)
            .setParameter("ids", scores.keySet())
            .getResultStream()
            .collect(Collectors.toMap(Transcription::getId, Function.identity()));
    return scores.entrySet().stream()
        .map(score -> new SearchHit(byId.get(score.getKey()), score.getValue()))
        .toList();
  }

  private static void bind(Query query, String text, Optional<Integer> languageId) {
    query
        .setParameter(1, text)
        .setParameter(2, "%" + literal(text) + "%")
        .setParameter(3, languageId.map(String::valueOf).orElse(null));
  }

  private static String literal(String text) {
    return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC)
        .toLowerCase(java.util.Locale.ROOT)
        .replace("\\", "\\\\")
        .replace("%", "\\%")
        .replace("_", "\\_");
  }
}
