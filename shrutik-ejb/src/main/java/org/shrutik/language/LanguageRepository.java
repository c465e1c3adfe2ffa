package org.shrutik.language;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Queries on languages. */
@Stateless
public class LanguageRepository {
  private static final String COUNTS =
      "SELECT NEW org.shrutik.language.LanguageCounts(l,"
          + " (SELECT COUNT(r) FROM Recording r WHERE r.languageId = l.id),"
          + " (SELECT COUNT(t) FROM Transcription t WHERE t.languageId = l.id))"
          + " FROM Language l";

  @PersistenceContext private EntityManager em;

  public Optional<Language> find(int id) {
    return Optional.ofNullable(em.find(Language.class, id));
  }

  public Optional<Language> findByCode(String code) {
    return em.createQuery("SELECT l FROM Language l WHERE l.code = :code", Language.class)
        .setParameter("code", code)
        .getResultStream()
        .findFirst();
  }

  /** All, by id. */
  public List<Language> all() {
    return em.createQuery("SELECT l FROM Language l ORDER BY l.id", Language.class).getResultList();
  }

  /** One with how much was recorded and transcribed in it. */
  public LanguageCounts withCounts(Language language) {
    return em.createQuery(COUNTS + " WHERE l = :language", LanguageCounts.class)
        .setParameter("language", language)
        .getSingleResult();
  }

  public Language add(Language language) {
    em.persist(language);
    em.flush();
    return language;
  }

  /** All languages with how much was recorded and transcribed in each. */
  public List<LanguageCounts> withCounts() {
    return em.createQuery(COUNTS + " ORDER BY l.id", LanguageCounts.class).getResultList();
  }
}
