package org.shrutik.review;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Queries on reviews. */
@Stateless
public class ReviewRepository {
  @PersistenceContext private EntityManager em;

  public QualityReview add(QualityReview review) {
    em.persist(review);
    em.flush();
    return review;
  }
}
