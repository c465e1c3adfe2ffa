package org.shrutik.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How a person wants to be told. */
@Entity
@Table(name = "notification_preferences")
public class Preferences {
  /** How often a person wants mail. */
  public enum EmailMode {
    IMMEDIATE,
    DAILY,
    OFF;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EmailMode> ofWire(String wire) {
      return Arrays.stream(values()).filter(mode -> mode.wire().equals(wire)).findFirst();
    }
  }

  @Id
  @Column(name = "user_id")
  private Integer userId;

  @Enumerated(EnumType.STRING)
  private EmailMode email;

  @Column(name = "muted_kinds")
  private String mutedKinds;

  @Column(name = "unsubscribe_token")
  private String unsubscribeToken;

  @Column(name = "digest_at")
  private OffsetDateTime digestAt;

  @Version private int version;

  protected Preferences() {}

  Preferences(int userId, String unsubscribeToken) {
    this.userId = userId;
    this.unsubscribeToken = unsubscribeToken;
    this.email = EmailMode.DAILY;
    this.mutedKinds = "";
  }

  void wish(EmailMode mode, Collection<NotificationKind> muted) {
    email = mode;
    mutedKinds = new TreeSet<>(muted).stream().map(Enum::name).collect(Collectors.joining(","));
  }

  void wantNoMail() {
    email = EmailMode.OFF;
  }

  boolean isDigestDue(OffsetDateTime before) {
    return email == EmailMode.DAILY && (digestAt == null || !digestAt.isAfter(before));
  }

  void digested(OffsetDateTime now) {
    digestAt = now;
  }

  /** Whether the person wants nothing of that kind. */
  public boolean isMuted(NotificationKind kind) {
    return getMutedKinds().contains(kind);
  }

  boolean wantsAtOnce(NotificationKind kind) {
    return switch (kind.mailed()) {
      case NEVER -> false;
      case AS_WISHED -> email == EmailMode.IMMEDIATE;
      case AT_ONCE -> email != EmailMode.OFF;
    };
  }

  public Integer getUserId() {
    return userId;
  }

  public EmailMode getEmail() {
    return email;
  }

  public Set<NotificationKind> getMutedKinds() {
    return Arrays.stream(mutedKinds.split(",", -1))
        .filter(name -> !name.isEmpty())
        .map(NotificationKind::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whoever has it may stop the mail, without a login. */
  String getUnsubscribeToken() {
    return unsubscribeToken;
  }
}
