package org.shrutik.notification;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.shrutik.account.AccessTokens;
import org.shrutik.account.Caller;
import org.shrutik.account.LoginService;
import org.shrutik.account.OpenToAll;
import org.shrutik.account.Permission;
import org.shrutik.account.Secrets;
import org.shrutik.account.UserRepository;

/** Who may open a live connection, and for how long. */
@Stateless
public class ConnectionService {
  /** How long a ticket can be used. */
  public static final int TICKET_SECONDS = 60;

  private static final int KEY_HOURS = 12;

  @Inject private NotificationRepository notifications;
  @Inject private UserRepository users;
  @Inject private LoginService logins;
  @Inject private AccessTokens tokens;
  @Inject private Clock clock;

  /** Somebody who may be connected until then. */
  public record Admission(Caller caller, Instant until) {}

  /**
   * Makes a ticket that opens one connection.
   *
   * @param family of the caller's session; empty with an API key
   * @param until when the caller's access token ends; empty with an API key
   */
  public String ticket(Caller caller, Optional<String> family, Optional<Instant> until) {
    caller.require(Permission.VIEW_OWN_DATA);
    OffsetDateTime now = OffsetDateTime.now(clock);
    String ticket = Secrets.random();
    notifications.addTicket(
        Secrets.digest(ticket),
        caller.userId(),
        family.orElse(null),
        now.plusSeconds(TICKET_SECONDS),
        until.map(end -> end.atOffset(ZoneOffset.UTC)).orElse(now.plusHours(KEY_HOURS)));
    return ticket;
  }

  /** Who shows a ticket, which is worth nothing after that. */
  @OpenToAll("the ticket is what proves who it is")
  public Optional<Admission> ofTicket(String ticket) {
    return notifications
        .takeTicket(Secrets.digest(ticket), OffsetDateTime.now(clock))
        .flatMap(
            row -> {
              int userId = ((Number) row[0]).intValue();
              Instant until = Instant.ofEpochSecond(((Number) row[2]).longValue());
              return caller(userId, (String) row[1]).map(caller -> new Admission(caller, until));
            });
  }

  /** Who shows an access token. */
  @OpenToAll("the token is what proves who it is")
  public Optional<Admission> ofToken(String token) {
    return tokens
        .verify(token, clock.instant())
        .flatMap(
            held ->
                logins
                    .callerOf(held.userId(), held.family())
                    .map(caller -> new Admission(caller, held.until())));
  }

  /** Who shows an API key. */
  @OpenToAll("the key is what proves who it is")
  public Optional<Admission> ofKey(String key) {
    return logins
        .callerOfApiKey(key)
        .map(caller -> new Admission(caller, clock.instant().plusSeconds(KEY_HOURS * 60L * 60L)));
  }

  private Optional<Caller> caller(int userId, String family) {
    if (family != null) {
      return logins.callerOf(userId, family);
    }
    return users
        .find(userId)
        .filter(user -> !user.isDeleted() && !user.isSuspended(OffsetDateTime.now(clock)))
        .map(user -> new Caller(userId, user.getRole()));
  }
}
