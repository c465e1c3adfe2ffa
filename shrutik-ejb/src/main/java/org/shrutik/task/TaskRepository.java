package org.shrutik.task;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shrutik.Page;
import org.shrutik.PageRequest;

/** Queries on tasks. */
@Stateless
public class TaskRepository {
  @PersistenceContext private EntityManager em;

  public Optional<Task> find(long id) {
    return Optional.ofNullable(em.find(Task.class, id));
  }

  /** Locks the row, waiting for whoever holds it. */
  public Optional<Task> lock(long id) {
    return Optional.ofNullable(em.find(Task.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Locks the row if it is waiting and nobody else is looking at it. */
  public Optional<Task> lockIfWaiting(long id) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT id FROM tasks WHERE id = ?1 AND status = 'WAITING' FOR UPDATE SKIP LOCKED")
            .setParameter(1, id)
            .getResultList();
    return rows.isEmpty() ? Optional.empty() : find(id);
  }

  /** Locks the task that has waited longest, passing over those that somebody looks at. */
  public Optional<Task> lockNext(TaskKind kind, OffsetDateTime now) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT id FROM tasks WHERE kind = '"
                    + kind.name()
                    + "' AND status = 'WAITING' AND run_at <= ?1"
                    + " ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED")
            .setParameter(1, now)
            .getResultList();
    return rows.stream().findFirst().flatMap(id -> find(((Number) id).longValue()));
  }

  /** A waiting task of that subject, if there is one: it will see everything written until then. */
  public Optional<Long> findWaiting(TaskKind kind, long subjectId) {
    return em.createQuery(
            "SELECT t.id FROM Task t WHERE t.kind = :kind AND t.subjectId = :subjectId"
                + " AND t.status = :waiting",
            Long.class)
        .setParameter("kind", kind)
        .setParameter("subjectId", subjectId)
        .setParameter("waiting", TaskStatus.WAITING)
        .getResultStream()
        .findFirst();
  }

  /**
   * Writes a waiting task, unless one of the same kind and subject waits already.
   *
   * @return the new task's id, or nothing
   */
  public Optional<Long> insertIfNoneWaits(
      TaskKind kind, long subjectId, String requestId, OffsetDateTime now) {
    List<?> rows =
        em.createNativeQuery(
                "INSERT INTO tasks (kind, subject_id, status, run_at, created_at, request_id)"
                    + " VALUES (?1, ?2, 'WAITING', ?3, ?3, ?4)"
                    + " ON CONFLICT (kind, subject_id) WHERE status = 'WAITING' DO NOTHING"
                    + " RETURNING id")
            .setParameter(1, kind.name())
            .setParameter(2, subjectId)
            .setParameter(3, now)
            .setParameter(4, requestId)
            .getResultList();
    return rows.stream().map(row -> ((Number) row).longValue()).findFirst();
  }

  /** All kinds but those that are taken at their own pace. */
  public List<Task> due(OffsetDateTime before, int limit) {
    return em.createQuery(
            "SELECT t FROM Task t WHERE t.status = :waiting AND t.runAt <= :before"
                + " AND t.kind <> :machine ORDER BY t.runAt",
            Task.class)
        .setParameter("waiting", TaskStatus.WAITING)
        .setParameter("before", before)
        .setParameter("machine", TaskKind.MACHINE)
        .setMaxResults(limit)
        .getResultList();
  }

  public List<Task> running() {
    return em.createQuery("SELECT t FROM Task t WHERE t.status = :running", Task.class)
        .setParameter("running", TaskStatus.RUNNING)
        .getResultList();
  }

  /** Counted in the database, by its clock. */
  public Backlog backlog() {
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    "SELECT count(*) FILTER (WHERE status = 'WAITING'),"
                        + " count(*) FILTER (WHERE status = 'RUNNING'),"
                        + " (SELECT count(*) FROM tasks WHERE status = 'DEAD'),"
                        + " coalesce(extract(epoch FROM now() - min(run_at) FILTER"
                        + " (WHERE status = 'WAITING' AND run_at <= now())), 0)"
                        + " FROM tasks WHERE status IN ('WAITING', 'RUNNING')")
                .getSingleResult();
    return new Backlog(
        ((Number) row[0]).longValue(),
        ((Number) row[1]).longValue(),
        ((Number) row[2]).longValue(),
        ((Number) row[3]).longValue());
  }

  /** The latest task of a kind for a subject. */
  public Optional<Task> latest(TaskKind kind, long subjectId) {
    return em.createQuery(
            "SELECT t FROM Task t WHERE t.kind = :kind AND t.subjectId = :subjectId"
                + " ORDER BY t.id DESC",
            Task.class)
        .setParameter("kind", kind)
        .setParameter("subjectId", subjectId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private static final String OF_THEIR_RECORDINGS =
      " AND t.kind = org.shrutik.task.TaskKind.CHUNKING AND EXISTS (SELECT r FROM Recording r"
          + " WHERE r.id = t.subjectId AND r.userId = :userId)";

  /** The task, if it cuts a recording of that person. */
  public Optional<Task> findOfRecorder(long id, int userId) {
    return em.createQuery("SELECT t FROM Task t WHERE t.id = :id" + OF_THEIR_RECORDINGS, Task.class)
        .setParameter("id", id)
        .setParameter("userId", userId)
        .getResultStream()
        .findFirst();
  }

  /**
   * Newest first.
   *
   * @param recorder only tasks that cut recordings of that person
   */
  public Page<Task> page(
      Optional<TaskStatus> status,
      Optional<TaskKind> kind,
      Optional<Integer> recorder,
      PageRequest request) {
    String where =
        " WHERE 1 = 1"
            + (status.isPresent() ? " AND t.status = :status" : "")
            + (kind.isPresent() ? " AND t.kind = :kind" : "")
            + (recorder.isPresent() ? OF_THEIR_RECORDINGS : "");
    var rows =
        em.createQuery(
                "SELECT t FROM Task t" + where + " AND t.id < :below ORDER BY t.id DESC",
                Task.class)
            .setParameter("below", request.after().orElse(Long.MAX_VALUE))
            .setFirstResult(request.skip())
            .setMaxResults(request.limit() + 1);
    var total = em.createQuery("SELECT COUNT(t) FROM Task t" + where, Long.class);
    status.ifPresent(
        s -> {
          rows.setParameter("status", s);
          total.setParameter("status", s);
        });
    kind.ifPresent(
        k -> {
          rows.setParameter("kind", k);
          total.setParameter("kind", k);
        });
    recorder.ifPresent(
        r -> {
          rows.setParameter("userId", r);
          total.setParameter("userId", r);
        });
    return Page.of(rows.getResultList(), total.getSingleResult(), request, Task::getId);
  }

  /** The ids of tasks of a kind that wait, the oldest first. */
  public List<Long> waiting(TaskKind kind, int limit) {
    return em.createQuery(
            "SELECT t.id FROM Task t WHERE t.kind = :kind AND t.status = :waiting ORDER BY t.id",
            Long.class)
        .setParameter("kind", kind)
        .setParameter("waiting", TaskStatus.WAITING)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The open and the dead work of each kind that has any. */
  public Map<TaskKind, Backlog> backlogByKind() {
    List<?> rows =
        em.createNativeQuery(
                "SELECT kind, count(*) FILTER (WHERE status = 'WAITING'),"
                    + " count(*) FILTER (WHERE status = 'RUNNING'),"
                    + " count(*) FILTER (WHERE status = 'DEAD'),"
                    + " coalesce(extract(epoch FROM now() - min(run_at) FILTER"
                    + " (WHERE status = 'WAITING' AND run_at <= now())), 0)"
                    + " FROM tasks WHERE status IN ('WAITING', 'RUNNING', 'DEAD') GROUP BY kind")
            .getResultList();
    Map<TaskKind, Backlog> backlogs = new EnumMap<>(TaskKind.class);
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      backlogs.put(
          TaskKind.valueOf((String) columns[0]),
          new Backlog(
              ((Number) columns[1]).longValue(),
              ((Number) columns[2]).longValue(),
              ((Number) columns[3]).longValue(),
              ((Number) columns[4]).longValue()));
    }
    return backlogs;
  }

  /**
   * The nodes that live, by the connection on which each holds its lock, the oldest first.
   *
   * @param prefix of the names of such connections
   */
  public List<Worker> workers(String prefix) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT substr(a.application_name, length(?1) + 1),"
                    + " extract(epoch FROM a.backend_start),"
                    + " (SELECT count(*) FROM tasks t WHERE t.status = 'RUNNING'"
                    + "  AND t.owner = substr(a.application_name, length(?1) + 1))"
                    + " FROM pg_stat_activity a WHERE a.datname = current_database()"
                    + " AND starts_with(a.application_name, ?1) ORDER BY a.backend_start, 1")
            .setParameter(1, prefix)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new Worker(
                    (String) row[0],
                    Instant.ofEpochSecond(((Number) row[1]).longValue()).atOffset(ZoneOffset.UTC),
                    ((Number) row[2]).longValue()))
        .toList();
  }
}
