package org.shrutik.notification;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Queries on mail. */
@Stateless
public class MailRepository {
  @PersistenceContext private EntityManager em;

  /** Saves it and gives it its id at once. */
  public Mail add(Mail mail) {
    em.persist(mail);
    em.flush();
    return mail;
  }

  public Optional<Mail> find(long id) {
    return Optional.ofNullable(em.find(Mail.class, id));
  }

  public int eraseExpired(OffsetDateTime now) {
    return em.createQuery(
            "UPDATE Mail m SET m.body = NULL WHERE m.body IS NOT NULL AND m.expiresAt < :now")
        .setParameter("now", now)
        .executeUpdate();
  }
}
