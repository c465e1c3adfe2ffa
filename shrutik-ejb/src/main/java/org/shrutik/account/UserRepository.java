package org.shrutik.account;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;

/** Queries on users. */
@Stateless
public class UserRepository {
  @PersistenceContext private EntityManager em;

  public Optional<User> find(int id) {
    return Optional.ofNullable(em.find(User.class, id));
  }

  public Optional<User> findByEmail(String email) {
    return em.createNamedQuery("User.byEmail", User.class)
        .setParameter("email", User.canonicalEmail(email))
        .getResultStream()
        .findFirst();
  }

  /** Saves a new user and gives it its id at once. */
  public User add(User user) {
    em.persist(user);
    em.flush();
    return user;
  }

  public long count(Role role) {
    return em.createNamedQuery("User.countByRole", Long.class)
        .setParameter("role", role)
        .getSingleResult();
  }

  /** Locks every administrator's row, so that two demotions cannot both see another admin left. */
  public List<User> lockAdministrators() {
    return em.createQuery("SELECT u FROM User u WHERE u.role = :role ORDER BY u.id", User.class)
        .setParameter("role", Role.ADMIN)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** Newest first. */
  public Page<User> page(Optional<Role> role, PageRequest request) {
    String where = " WHERE u.id < :below" + (role.isPresent() ? " AND u.role = :role" : "");
    var rows =
        em.createQuery("SELECT u FROM User u" + where + " ORDER BY u.id DESC", User.class)
            .setParameter("below", (int) request.after().orElse(Integer.MAX_VALUE))
            .setFirstResult(request.skip())
            .setMaxResults(request.limit() + 1);
    var total =
        em.createQuery(
            "SELECT COUNT(u) FROM User u" + (role.isPresent() ? " WHERE u.role = :role" : ""),
            Long.class);
    role.ifPresent(
        r -> {
          rows.setParameter("role", r);
          total.setParameter("role", r);
        });
    return Page.of(rows.getResultList(), total.getSingleResult(), request, User::getId);
  }
}
