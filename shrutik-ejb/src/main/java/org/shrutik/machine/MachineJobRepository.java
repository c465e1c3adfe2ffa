package org.shrutik.machine;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shrutik.Page;
import org.shrutik.PageRequest;

/** Queries on jobs of machine transcription. */
@Stateless
public class MachineJobRepository {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  @PersistenceContext private EntityManager em;

  public MachineJob add(MachineJob job) {
    em.persist(job);
    em.flush();
    return job;
  }

  /** What cannot be an id is not looked for. */
  public Optional<MachineJob> find(String publicId) {
    if (!ID.matcher(publicId).matches()) {
      return Optional.empty();
    }
    return em.createQuery("SELECT j FROM MachineJob j WHERE j.publicId = :id", MachineJob.class)
        .setParameter("id", publicId)
        .getResultStream()
        .findFirst();
  }

  /** Locks the row, waiting for whoever holds it. */
  public Optional<MachineJob> lock(long id) {
    return Optional.ofNullable(em.find(MachineJob.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The same by the id that clients know. */
  public Optional<MachineJob> lock(String publicId) {
    return find(publicId).flatMap(job -> lock(job.getId()));
  }

  public void remove(MachineJob job) {
    em.remove(job);
  }

  public Optional<MachineResult> result(long jobId) {
    return Optional.ofNullable(em.find(MachineResult.class, jobId));
  }

  public void add(MachineResult result) {
    em.merge(result);
  }

  public void removeResult(long jobId) {
    result(jobId).ifPresent(em::remove);
  }

  /** How many wait before it; 0 for the next one. */
  public long before(MachineJob job) {
    return ((Number)
            em.createNativeQuery(
                    "SELECT count(*) FROM machine_jobs WHERE status = 'QUEUED'"
                        + " AND (queued_at, id) < (?1, ?2)")
                .setParameter(1, job.getQueuedAt())
                .setParameter(2, job.getId())
                .getSingleResult())
        .longValue();
  }

  /** Newest first. */
  public Page<MachineJob> page(JobFilter filter, PageRequest request) {
    StringBuilder where = new StringBuilder(" WHERE 1 = 1");
    Map<String, Object> parameters = new HashMap<>();
    filter
        .userId()
        .ifPresent(
            user -> {
              where.append(" AND j.userId = :user");
              parameters.put("user", user);
            });
    if (!filter.statuses().isEmpty()) {
      where.append(" AND j.status IN :statuses");
      parameters.put("statuses", filter.statuses());
    }
    filter
        .search()
        .ifPresent(
            words -> {
              where.append(
                  " AND (j.publicId = :exact OR LOWER(j.filename) LIKE :words ESCAPE '\\'"
                      + " OR LOWER(j.resultText) LIKE :words ESCAPE '\\')");
              parameters.put("exact", words);
              parameters.put(
                  "words",
                  "%"
                      + words
                          .toLowerCase(java.util.Locale.ROOT)
                          .replace("\\", "\\\\")
                          .replace("%", "\\%")
                          .replace("_", "\\_")
                      + "%");
            });
    var rows =
        em.createQuery(
                "SELECT j FROM MachineJob j" + where + " AND j.id < :below ORDER BY j.id DESC",
                MachineJob.class)
            .setParameter("below", request.after().orElse(Long.MAX_VALUE))
            .setFirstResult(request.skip())
            .setMaxResults(request.limit() + 1);
    var total = em.createQuery("SELECT COUNT(j) FROM MachineJob j" + where, Long.class);
    parameters.forEach(rows::setParameter);
    parameters.forEach(total::setParameter);
    return Page.of(rows.getResultList(), total.getSingleResult(), request, MachineJob::getId);
  }

  /** Jobs that stand still although their task is dead: nobody was left to tell them. */
  public List<MachineJob> abandoned() {
    List<?> ids =
        em.createNativeQuery(
                "SELECT j.id FROM tasks t JOIN machine_jobs j ON j.id = t.subject_id"
                    + " WHERE t.kind = 'MACHINE' AND t.status = 'DEAD'"
                    + " AND j.status IN ('QUEUED', 'PROCESSING', 'ENRICHING')"
                    + " AND NOT EXISTS (SELECT 1 FROM tasks n WHERE n.kind = 'MACHINE'"
                    + " AND n.subject_id = j.id AND n.id > t.id) LIMIT 100")
            .getResultList();
    return ids.stream().flatMap(id -> lock(((Number) id).longValue()).stream()).toList();
  }

  public void addAttempt(long jobId, int run, String node, OffsetDateTime now) {
    em.createNativeQuery(
            "INSERT INTO machine_attempts (job_id, run, node, started_at) VALUES (?1, ?2, ?3, ?4)")
        .setParameter(1, jobId)
        .setParameter(2, run)
        .setParameter(3, node)
        .setParameter(4, now)
        .executeUpdate();
  }

  public void endAttempt(long jobId, int run, String outcome, String cause, OffsetDateTime now) {
    em.createNativeQuery(
            "UPDATE machine_attempts SET ended_at = ?3, outcome = ?4, cause = ?5"
                + " WHERE job_id = ?1 AND run = ?2 AND ended_at IS NULL")
        .setParameter(1, jobId)
        .setParameter(2, run)
        .setParameter(3, now)
        .setParameter(4, outcome)
        .setParameter(5, cause)
        .executeUpdate();
  }

  public List<JobAttempt> attempts(long jobId) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT run, node, CAST(started_at AS text), CAST(ended_at AS text), outcome, cause"
                    + " FROM machine_attempts WHERE job_id = ?1 ORDER BY run")
            .setParameter(1, jobId)
            .getResultList();
    return rows.stream().map(row -> JobAttempt.of((Object[]) row)).toList();
  }

  public void log(long jobId, String line, OffsetDateTime now) {
    em.createNativeQuery("INSERT INTO machine_log (job_id, at, line) VALUES (?1, ?2, ?3)")
        .setParameter(1, jobId)
        .setParameter(2, now)
        .setParameter(3, line)
        .executeUpdate();
  }

  /** Lines written after one of them, in order. */
  public List<LogLine> log(long jobId, long after, int limit) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT id, CAST(at AT TIME ZONE 'UTC' AS text), line FROM machine_log WHERE job_id"
                    + " = ?1 AND id > ?2 ORDER BY id LIMIT "
                    + limit)
            .setParameter(1, jobId)
            .setParameter(2, after)
            .getResultList();
    return rows.stream().map(row -> LogLine.of((Object[]) row)).toList();
  }

  public Optional<String> setting(String name) {
    List<?> rows =
        em.createNativeQuery("SELECT value FROM machine_settings WHERE name = ?1")
            .setParameter(1, name)
            .getResultList();
    return rows.stream().findFirst().map(String::valueOf);
  }

  public void setSetting(String name, String value, OffsetDateTime now) {
    em.createNativeQuery(
            "INSERT INTO machine_settings (name, value, changed_at) VALUES (?1, ?2, ?3)"
                + " ON CONFLICT (name) DO UPDATE SET value = ?2, changed_at = ?3")
        .setParameter(1, name)
        .setParameter(2, value)
        .setParameter(3, now)
        .executeUpdate();
  }

  /** Jobs that ended before a moment, oldest first. */
  public List<MachineJob> endedBefore(OffsetDateTime moment, int limit) {
    return em.createQuery(
            "SELECT j FROM MachineJob j WHERE j.finishedAt < :moment ORDER BY j.finishedAt",
            MachineJob.class)
        .setParameter("moment", moment)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Counted in the database: completed jobs, their mean seconds, and those that wait and run. */
  public JobFigures figures() {
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    "SELECT count(*) FILTER (WHERE status = 'COMPLETED'),"
                        + " coalesce(avg(extract(epoch FROM finished_at - started_at)) FILTER"
                        + " (WHERE status = 'COMPLETED'), 0),"
                        + " count(*) FILTER (WHERE status = 'QUEUED'),"
                        + " count(*) FILTER (WHERE status IN ('PROCESSING', 'ENRICHING'))"
                        + " FROM machine_jobs")
                .getSingleResult();
    return new JobFigures(
        ((Number) row[0]).longValue(),
        ((Number) row[1]).doubleValue(),
        ((Number) row[2]).longValue(),
        ((Number) row[3]).longValue());
  }

  public ClientObject add(ClientObject object) {
    em.persist(object);
    return object;
  }

  public Optional<ClientObject> object(String id) {
    return Optional.ofNullable(em.find(ClientObject.class, id));
  }

  public void remove(ClientObject object) {
    em.remove(object);
  }

  /** Files of clients whose time was over before a moment, oldest first. */
  public List<ClientObject> objectsExpiredBefore(OffsetDateTime moment, int limit) {
    return em.createQuery(
            "SELECT o FROM ClientObject o WHERE o.expiresAt < :moment ORDER BY o.expiresAt",
            ClientObject.class)
        .setParameter("moment", moment)
        .setMaxResults(limit)
        .getResultList();
  }

  /** What a person announced last under a name. */
  public Optional<ClientObject> latestObject(int userId, String filename) {
    return em.createQuery(
            "SELECT o FROM ClientObject o WHERE o.userId = :user AND o.filename = :name"
                + " ORDER BY o.createdAt DESC",
            ClientObject.class)
        .setParameter("user", userId)
        .setParameter("name", filename)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Whether any job needs the object. */
  public boolean usesObject(String storageKey) {
    return em.createQuery("SELECT COUNT(j) FROM MachineJob j WHERE j.storageKey = :key", Long.class)
            .setParameter("key", storageKey)
            .getSingleResult()
        > 0;
  }
}
