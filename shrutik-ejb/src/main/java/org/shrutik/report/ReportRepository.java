package org.shrutik.report;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;

/** Queries on reports and on what they are about. */
@Stateless
public class ReportRepository {
  @PersistenceContext private EntityManager em;

  public Report add(Report report) {
    em.persist(report);
    em.flush();
    return report;
  }

  public Optional<Report> lock(long id) {
    return Optional.ofNullable(em.find(Report.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** What the same person reported of the same thing and nobody has decided. */
  public Optional<Report> open(int reporterId, SubjectType type, int subjectId) {
    return em.createQuery(
            "SELECT r FROM Report r WHERE r.reporterId = :reporter AND r.subjectType = :type"
                + " AND r.subjectId = :id AND r.status = org.shrutik.report.ReportStatus.OPEN",
            Report.class)
        .setParameter("reporter", reporterId)
        .setParameter("type", type)
        .setParameter("id", subjectId)
        .getResultStream()
        .findFirst();
  }

  /** Which reports are wanted; what is empty does not matter. */
  public record Filter(Optional<ReportStatus> status, Optional<SubjectType> type) {}

  /** Newest first. */
  public Page<Report> page(Filter filter, PageRequest request) {
    String where =
        (filter.status().isPresent() ? " AND r.status = :status" : "")
            + (filter.type().isPresent() ? " AND r.subjectType = :type" : "");
    TypedQuery<Report> rows =
        em.createQuery(
            "SELECT r FROM Report r WHERE r.id < :below" + where + " ORDER BY r.id DESC",
            Report.class);
    TypedQuery<Long> total =
        em.createQuery("SELECT COUNT(r) FROM Report r WHERE 1 = 1" + where, Long.class);
    for (TypedQuery<?> query : List.of(rows, total)) {
      filter.status().ifPresent(status -> query.setParameter("status", status));
      filter.type().ifPresent(type -> query.setParameter("type", type));
    }
    rows.setParameter("below", request.after().orElse(Long.MAX_VALUE))
        .setFirstResult(request.skip())
        .setMaxResults(request.limit() + 1);
    return Page.of(rows.getResultList(), total.getSingleResult(), request, Report::getId);
  }

  /** The beginning of a text that was reported, or of the text that was to be read; else null. */
  public String excerpt(SubjectType type, int id) {
    String sql =
        switch (type) {
          case SCRIPT -> "SELECT left(text, 200) FROM scripts WHERE id = ?1";
          case TRANSCRIPTION -> "SELECT left(text, 200) FROM transcriptions WHERE id = ?1";
          case RECORDING ->
              "SELECT left(s.text, 200) FROM voice_recordings r"
                  + " JOIN scripts s ON s.id = r.script_id WHERE r.id = ?1";
          case CHUNK -> "SELECT left(sentence_hint, 200) FROM audio_chunks WHERE id = ?1";
        };
    List<?> rows = em.createNativeQuery(sql).setParameter(1, id).getResultList();
    return rows.isEmpty() ? null : (String) rows.get(0);
  }

  /** Offers a script to nobody any more; what was recorded of it stays. */
  public void withdrawScript(int id) {
    em.createNativeQuery(
            "UPDATE scripts SET withdrawn_at = now(), version = version + 1 WHERE id = ?1")
        .setParameter(1, id)
        .executeUpdate();
  }
}
