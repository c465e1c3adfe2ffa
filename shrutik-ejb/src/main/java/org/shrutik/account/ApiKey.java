package org.shrutik.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A named key with which a program acts as a person. Only its digest is kept. */
@Entity
@Table(name = "api_keys")
public class ApiKey {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  @Column(name = "user_id")
  private int userId;

  private String name;
  private String prefix;

  @Column(name = "key_hash")
  private String keyHash;

  private String scopes;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "last_used_at")
  private OffsetDateTime lastUsedAt;

  @Column(name = "revoked_at")
  private OffsetDateTime revokedAt;

  protected ApiKey() {}

  ApiKey(
      int userId,
      String name,
      String prefix,
      String keyHash,
      Optional<Set<Permission>> scopes,
      OffsetDateTime now) {
    this.userId = userId;
    this.scopes =
        scopes
            .map(s -> s.stream().map(Permission::wire).sorted().collect(Collectors.joining(",")))
            .orElse(null);
    this.name = name;
    this.prefix = prefix;
    this.keyHash = keyHash;
    this.createdAt = now;
  }

  void revoke(OffsetDateTime now) {
    if (revokedAt == null) {
      revokedAt = now;
    }
  }

  /** Whether the last noted use is more than a minute ago. */
  boolean isUseStale(OffsetDateTime now) {
    return lastUsedAt == null || lastUsedAt.isBefore(now.minusMinutes(1));
  }

  /** What it is limited to; empty where it may do all that its owner may. */
  public Optional<Set<Permission>> getScopes() {
    return Optional.ofNullable(scopes)
        .map(
            words ->
                Arrays.stream(words.split(",", -1))
                    .flatMap(word -> Permission.ofWire(word).stream())
                    .collect(Collectors.toUnmodifiableSet()));
  }

  Caller caller(User owner) {
    return getScopes()
        .map(limits -> new Caller(owner.getId(), owner.getRole(), limits))
        .orElseGet(() -> new Caller(owner.getId(), owner.getRole()));
  }

  public Integer getId() {
    return id;
  }

  public int getUserId() {
    return userId;
  }

  public String getName() {
    return name;
  }

  public String getPrefix() {
    return prefix;
  }

  public OffsetDateTime getCreatedAt() {
    return createdAt;
  }

  public OffsetDateTime getLastUsedAt() {
    return lastUsedAt;
  }

  public OffsetDateTime getRevokedAt() {
    return revokedAt;
  }
}
