package org.shrutik.review;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;

/** Queries on reviews. */
@Stateless
public class ReviewRepository {
  @PersistenceContext private EntityManager em;

  public QualityReview add(QualityReview review) {
    em.persist(review);
    em.flush();
    return review;
  }

  /** Newest first, with the names that belong to each, in one statement. */
  public Page<ReviewView> page(Optional<ReviewDecision> decision, PageRequest request) {
    String where = decision.isPresent() ? " AND q.decision = :decision" : "";
    TypedQuery<ReviewView> rows =
        em.createQuery(
            "SELECT NEW org.shrutik.review.ReviewView(q, t, w.name, v.name) FROM QualityReview q,"
                + " Transcription t, User w, User v WHERE t.id = q.transcriptionId"
                + " AND w.id = t.userId AND v.id = q.reviewerId AND q.id < :below"
                + where
                + " ORDER BY q.id DESC",
            ReviewView.class);
    TypedQuery<Long> total =
        em.createQuery("SELECT COUNT(q) FROM QualityReview q WHERE 1 = 1" + where, Long.class);
    decision.ifPresent(d -> rows.setParameter("decision", d));
    decision.ifPresent(d -> total.setParameter("decision", d));
    rows.setParameter("below", (int) request.after().orElse(Integer.MAX_VALUE))
        .setFirstResult(request.skip())
        .setMaxResults(request.limit() + 1);
    return Page.of(
        rows.getResultList(), total.getSingleResult(), request, view -> view.review().getId());
  }

  /**
   * Transcriptions that a reviewer should look at, newest first: poorly rated (below {@code
   * rating}), unsure, flagged, or of a chunk that everybody was asked about without agreement. What
   * was reviewed otherwise since is left out.
   */
  public Page<FlaggedView> flagged(double rating, double confidence, PageRequest request) {
    String from =
        " FROM Transcription t, User w, Chunk c WHERE w.id = t.userId AND c.id = t.chunkId"
            + " AND t.validated = false AND (t.quality < :rating OR t.confidence < :confidence"
            + " OR EXISTS (SELECT q.id FROM QualityReview q WHERE q.transcriptionId = t.id"
            + " AND q.decision = org.shrutik.review.ReviewDecision.FLAGGED)"
            + " OR (c.wantsTranscription = false AND c.readyForExport = false))"
            + " AND NOT EXISTS (SELECT d.id FROM QualityReview d WHERE d.transcriptionId = t.id"
            + " AND d.decision <> org.shrutik.review.ReviewDecision.FLAGGED)";
    List<FlaggedView> rows =
        em.createQuery(
                "SELECT NEW org.shrutik.review.FlaggedView(t, w.name, c.consensusQuality,"
                    + " (SELECT COUNT(r) FROM QualityReview r WHERE r.transcriptionId = t.id))"
                    + from
                    + " AND t.id < :below ORDER BY t.id DESC",
                FlaggedView.class)
            .setParameter("rating", rating)
            .setParameter("confidence", confidence)
            .setParameter("below", (int) request.after().orElse(Integer.MAX_VALUE))
            .setFirstResult(request.skip())
            .setMaxResults(request.limit() + 1)
            .getResultList();
    long total =
        em.createQuery("SELECT COUNT(t)" + from, Long.class)
            .setParameter("rating", rating)
            .setParameter("confidence", confidence)
            .getSingleResult();
    return Page.of(rows, total, request, view -> view.transcription().getId());
  }
}
