package org.shrutik.consensus;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;

/** Queries on recalculations. */
@Stateless
public class RecalculationRepository {
  @PersistenceContext private EntityManager em;

  public ConsensusRecalculation add(ConsensusRecalculation recalculation) {
    em.persist(recalculation);
    em.flush();
    return recalculation;
  }

  public Optional<ConsensusRecalculation> find(int id) {
    return Optional.ofNullable(em.find(ConsensusRecalculation.class, id));
  }

  public Optional<ConsensusRecalculation> lock(int id) {
    return Optional.ofNullable(
        em.find(ConsensusRecalculation.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Those that are not finished, oldest first. */
  public List<ConsensusRecalculation> open() {
    return em.createQuery(
            "SELECT r FROM ConsensusRecalculation r WHERE r.status IN"
                + " (org.shrutik.consensus.RecalculationStatus.QUEUED,"
                + " org.shrutik.consensus.RecalculationStatus.RUNNING) ORDER BY r.id",
            ConsensusRecalculation.class)
        .getResultList();
  }

  /** Newest first. */
  public Page<ConsensusRecalculation> page(PageRequest request) {
    List<ConsensusRecalculation> rows =
        em.createQuery(
                "SELECT r FROM ConsensusRecalculation r WHERE r.id < :below ORDER BY r.id DESC",
                ConsensusRecalculation.class)
            .setParameter("below", (int) request.after().orElse(Integer.MAX_VALUE))
            .setFirstResult(request.skip())
            .setMaxResults(request.limit() + 1)
            .getResultList();
    long total =
        em.createQuery("SELECT COUNT(r) FROM ConsensusRecalculation r", Long.class)
            .getSingleResult();
    return Page.of(rows, total, request, ConsensusRecalculation::getId);
  }
}
