package org.shrutik.site;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Queries on a site's name, look and texts. */
@Stateless
public class SiteRepository {
  @PersistenceContext private EntityManager em;

  /**
   * Name and look.
   *
   * @param primaryColour like #123abc, or null
   * @param logoSha256 null where there is no logo
   */
  public record Identity(
      String name, String primaryColour, String accentColour, String logoSha256) {}

  public Identity identity() {
    Object[] row =
        (Object[])
            em.createNativeQuery(
                    "SELECT name, primary_colour, accent_colour, logo_sha256 FROM site_identity")
                .getSingleResult();
    return new Identity((String) row[0], (String) row[1], (String) row[2], (String) row[3]);
  }

  public void change(String name, String primaryColour, String accentColour) {
    em.createNativeQuery(
            "UPDATE site_identity SET name = ?1, primary_colour = ?2, accent_colour = ?3,"
                + " version = version + 1")
        .setParameter(1, name)
        .setParameter(2, primaryColour)
        .setParameter(3, accentColour)
        .executeUpdate();
  }

  /** A picture. Immutable but for its bytes, which nobody changes. */
  public static final class Logo {
    private final byte[] bytes;
    private final String type;
    private final String sha256;

    Logo(byte[] bytes, String type, String sha256) {
      this.bytes = bytes;
      this.type = type;
      this.sha256 = sha256;
    }

    public byte[] bytes() {
      return bytes;
    }

    /** Its media type. */
    public String type() {
      return type;
    }

    /** Of its bytes, in hex. */
    public String sha256() {
      return sha256;
    }
  }

  public Optional<Logo> logo() {
    List<?> rows =
        em.createNativeQuery(
                "SELECT logo, logo_type, logo_sha256 FROM site_identity WHERE logo IS NOT NULL")
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Logo((byte[]) row[0], (String) row[1], (String) row[2]))
        .findFirst();
  }

  public void changeLogo(Logo logo) {
    em.createNativeQuery(
            "UPDATE site_identity SET logo = ?1, logo_type = ?2, logo_sha256 = ?3,"
                + " version = version + 1")
        .setParameter(1, logo.bytes())
        .setParameter(2, logo.type())
        .setParameter(3, logo.sha256())
        .executeUpdate();
  }

  public void removeLogo() {
    em.createNativeQuery(
            "UPDATE site_identity SET logo = NULL, logo_type = NULL, logo_sha256 = NULL,"
                + " version = version + 1")
        .executeUpdate();
  }

  /** A text in a language. */
  public record Text(
      SiteTextKind kind, String language, String text, int version, Instant updatedAt) {}

  public Optional<Text> text(SiteTextKind kind, String language) {
    List<?> rows =
        em.createNativeQuery(
                "SELECT language, text, version, CAST(extract(epoch FROM updated_at) AS bigint)"
                    + " FROM site_texts WHERE kind = ?1 AND language = ?2")
            .setParameter(1, kind.name())
            .setParameter(2, language)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new Text(
                    kind,
                    (String) row[0],
                    (String) row[1],
                    ((Number) row[2]).intValue(),
                    Instant.ofEpochSecond(((Number) row[3]).longValue())))
        .findFirst();
  }

  /** The languages in which there is any text. */
  @SuppressWarnings("unchecked") // One column of texts.
  public List<String> languages() {
    return em.createNativeQuery("SELECT DISTINCT language FROM site_texts ORDER BY language")
        .getResultList();
  }

  public void write(
      SiteTextKind kind, String language, String text, int userId, OffsetDateTime now) {
    em.createNativeQuery(
            "INSERT INTO site_texts AS t (kind, language, text, version, updated_by_id, updated_at)"
                + " VALUES (?1, ?2, ?3, 1, ?4, ?5) ON CONFLICT (kind, language) DO UPDATE SET"
                + " text = EXCLUDED.text, version = t.version + 1,"
                + " updated_by_id = EXCLUDED.updated_by_id, updated_at = EXCLUDED.updated_at")
        .setParameter(1, kind.name())
        .setParameter(2, language)
        .setParameter(3, text)
        .setParameter(4, userId)
        .setParameter(5, now)
        .executeUpdate();
  }
}
