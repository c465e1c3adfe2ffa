package org.shrutik.machine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A file that a client puts into storage itself. Its key is ours and random: no client can name
 * another's.
 */
@Entity
@Table(name = "machine_objects")
public class ClientObject {
  private static final String FOLDER = "machine/objects/";

  @Id private String id;

  @Column(name = "user_id")
  private int userId;

  private String filename;

  @Column(name = "content_type")
  private String contentType;

  @Column(name = "size_bytes")
  private long sizeBytes;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "expires_at")
  private OffsetDateTime expiresAt;

  protected ClientObject() {}

  ClientObject(
      int userId,
      String filename,
      String contentType,
      long sizeBytes,
      OffsetDateTime now,
      OffsetDateTime expiresAt) {
    this.id = UUID.randomUUID().toString().replace("-", "");
    this.userId = userId;
    this.filename = filename;
    this.contentType = contentType;
    this.sizeBytes = sizeBytes;
    this.createdAt = now;
    this.expiresAt = expiresAt;
  }

  public String getId() {
    return id;
  }

  public int getUserId() {
    return userId;
  }

  public String getFilename() {
    return filename;
  }

  public String getContentType() {
    return contentType;
  }

  public long getSizeBytes() {
    return sizeBytes;
  }

  public OffsetDateTime getExpiresAt() {
    return expiresAt;
  }

  /** Where it is kept. */
  public String key() {
    return FOLDER + id;
  }
}
