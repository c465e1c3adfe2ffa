package org.shrutik.withdrawal;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Lists what is kept of a person. */
@Stateless
public class PersonalDataRepository {
  @PersistenceContext private EntityManager em;

  /** By rising id. */
  public List<PersonalData.Row> rows(PersonalData kind, int userId, long after, int limit) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT CAST(f.id AS bigint), CAST(to_jsonb(f) AS text) FROM ("
                    + kind.sql()
                    + ") f ORDER BY f.id")
            .setParameter(1, userId)
            .setParameter(2, after)
            .setParameter(3, limit)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new PersonalData.Row(((Number) row[0]).longValue(), (String) row[1]))
        .toList();
  }
}
