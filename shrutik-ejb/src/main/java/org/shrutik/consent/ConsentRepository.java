package org.shrutik.consent;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Queries on consent and its texts. */
@Stateless
public class ConsentRepository {
  @PersistenceContext private EntityManager em;

  public ConsentText add(ConsentText text) {
    em.persist(text);
    em.flush();
    return text;
  }

  public Consent add(Consent consent) {
    em.persist(consent);
    em.flush();
    return consent;
  }

  public Optional<ConsentText> find(int textId) {
    return Optional.ofNullable(em.find(ConsentText.class, textId));
  }

  /** The newest wording in a language. */
  public Optional<ConsentText> latest(String language) {
    return em.createQuery(
            "SELECT t FROM ConsentText t WHERE t.language = :language ORDER BY t.version DESC",
            ConsentText.class)
        .setParameter("language", language)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Every wording, by language, the newest first. */
  public List<ConsentText> texts() {
    return em.createQuery(
            "SELECT t FROM ConsentText t ORDER BY t.language, t.version DESC", ConsentText.class)
        .getResultList();
  }

  /** What a person agreed to and has not taken back. */
  public Optional<Consent> inForce(int userId) {
    return em.createQuery(
            "SELECT c FROM Consent c WHERE c.userId = :user AND c.withdrawnAt IS NULL",
            Consent.class)
        .setParameter("user", userId)
        .getResultStream()
        .findFirst();
  }

  /** Everything that a person ever agreed to, newest first. */
  public List<Consent> of(int userId) {
    return em.createQuery(
            "SELECT c FROM Consent c WHERE c.userId = :user ORDER BY c.id DESC", Consent.class)
        .setParameter("user", userId)
        .getResultList();
  }

  public void flush() {
    em.flush();
  }
}
