package org.shrutik.script;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;

/** Queries on scripts. */
@Stateless
public class ScriptRepository {
  @PersistenceContext private EntityManager em;

  public Optional<Script> find(int id) {
    return Optional.ofNullable(em.find(Script.class, id));
  }

  public Script add(Script script) {
    em.persist(script);
    em.flush();
    return script;
  }

  public void addAll(List<Script> all) {
    all.forEach(em::persist);
    em.flush();
  }

  public void remove(Script script) {
    em.remove(script);
    em.flush();
  }

  /** The texts of all scripts of a language. */
  public List<String> textsOf(int languageId) {
    return em.createQuery("SELECT s.text FROM Script s WHERE s.languageId = :id", String.class)
        .setParameter("id", languageId)
        .getResultList();
  }

  /** Whether a recording or an open session refers to it. */
  public boolean isUsed(int scriptId) {
    return em.createQuery(
                "SELECT COUNT(s) FROM Script s WHERE s.id = :id AND (EXISTS (SELECT r.id FROM"
                    + " Recording r WHERE r.scriptId = s.id) OR EXISTS (SELECT q.id FROM"
                    + " RecordingSession q WHERE q.scriptId = s.id))",
                Long.class)
            .setParameter("id", scriptId)
            .getSingleResult()
        > 0;
  }

  /** Newest first, each with the number of its recordings, in one statement. */
  public Page<ScriptCount> page(ScriptFilter filter, PageRequest request) {
    String where = where(filter);
    TypedQuery<ScriptCount> rows =
        em.createQuery(
            "SELECT NEW org.shrutik.script.ScriptCount(s, (SELECT COUNT(r) FROM Recording r WHERE"
                + " r.scriptId = s.id)) FROM Script s"
                + where
                + " AND s.id < :below ORDER BY s.id DESC",
            ScriptCount.class);
    TypedQuery<Long> total = em.createQuery("SELECT COUNT(s) FROM Script s" + where, Long.class);
    bind(filter, rows);
    bind(filter, total);
    rows.setParameter("below", (int) request.after().orElse(Integer.MAX_VALUE))
        .setFirstResult(request.skip())
        .setMaxResults(request.limit() + 1);
    return Page.of(
        rows.getResultList(), total.getSingleResult(), request, row -> row.script().getId());
  }

  /**
   * A script that the person has not recorded yet: the first one at or after a random point, so
   * that no list is loaded and no table is sorted.
   *
   * @param excluded scripts that are not wanted, such as those that wait on the person's device
   */
  public Optional<Script> random(
      ScriptFilter filter, int userId, Collection<Integer> excluded, double point) {
    Integer highest =
        em.createQuery("SELECT MAX(s.id) FROM Script s", Integer.class).getSingleResult();
    if (highest == null) {
      return Optional.empty();
    }
    int from = (int) (point * highest) + 1;
    return randomFrom(filter, userId, excluded, from)
        .or(() -> randomFrom(filter, userId, excluded, 0));
  }

  private Optional<Script> randomFrom(
      ScriptFilter filter, int userId, Collection<Integer> excluded, int from) {
    TypedQuery<Script> query =
        em.createQuery(
            "SELECT s FROM Script s"
                + where(filter)
                + (excluded.isEmpty() ? "" : " AND s.id NOT IN :excluded")
                + " AND s.withdrawnAt IS NULL AND s.id >= :from AND NOT EXISTS (SELECT r.id FROM Recording r"
                + " WHERE r.scriptId = s.id AND r.userId = :userId) ORDER BY s.id",
            Script.class);
    bind(filter, query);
    if (!excluded.isEmpty()) {
      query.setParameter("excluded", excluded);
    }
    return query
        .setParameter("from", from)
        .setParameter("userId", userId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private static String where(ScriptFilter filter) {
    return " WHERE 1 = 1"
        + (filter.languageId().isPresent() ? " AND s.languageId = :languageId" : "")
        + (filter.category().isPresent() ? " AND s.durationCategory = :category" : "")
        + (filter.difficulty().isPresent() ? " AND s.difficulty = :difficulty" : "");
  }

  private static void bind(ScriptFilter filter, TypedQuery<?> query) {
    filter.languageId().ifPresent(v -> query.setParameter("languageId", v));
    filter.category().ifPresent(v -> query.setParameter("category", v));
    filter.difficulty().ifPresent(v -> query.setParameter("difficulty", v));
  }
}
