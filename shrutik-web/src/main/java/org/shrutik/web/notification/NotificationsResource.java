package org.shrutik.web.notification;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.notification.ConnectionService;
import org.shrutik.notification.MailService;
import org.shrutik.notification.NotificationKind;
import org.shrutik.notification.NotificationService;
import org.shrutik.notification.PreferenceService;
import org.shrutik.notification.Preferences;
import org.shrutik.notification.Preferences.EmailMode;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** What the caller was told, and how the caller wants to be told. */
@Path("notifications")
@Tag(
    name = "notifications",
    description =
        "The same live: over the WebSocket /ws/notifications, whose first message is"
            + " {\"token\":…} or {\"ticket\":…}, and as Server-Sent Events at"
            + " /api/notifications/stream. Both begin with a snapshot and end with code 4401 when"
            + " the token does.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NotificationsResource {
  @Inject private NotificationService notifications;
  @Inject private PreferenceService preferences;
  @Inject private ConnectionService connections;
  @Inject private MailService mails;
  @Inject private CallerContext context;
  @Context private SecurityContext security;

  @GET
  @Operation(
      summary = "What the caller was told, newest first",
      description = "unread=true leaves out what was read. unread is how many were not.")
  @APIResponse(
      responseCode = "200",
      description = "notifications, unread, total, and where the page stands")
  @APIResponse(responseCode = "401", description = "AUTHENTICATION_FAILED")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public Map<String, Object> list(@QueryParam("unread") String unread, @BeanParam PageParams page) {
    Map<String, Object> body =
        PageParams.body(
            "notifications",
            notifications.list(
                context.caller(), Parse.flag("unread", unread).orElse(false), page.request()),
            NotificationResponse::of);
    body.put("unread", notifications.unread(context.caller()));
    return body;
  }

  @POST
  @Path("{id}/read")
  @Operation(summary = "The caller has read it")
  @APIResponse(responseCode = "200", description = "How many are unread")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  public UnreadResponse read(@PathParam("id") long id) {
    return new UnreadResponse(notifications.read(context.caller(), id));
  }

  @POST
  @Path("read-all")
  @Operation(summary = "The caller has read everything")
  @APIResponse(responseCode = "200", description = "How many are unread: none")
  public UnreadResponse readAll() {
    notifications.readAll(context.caller());
    return new UnreadResponse(0);
  }

  @GET
  @Path("preferences")
  @Operation(summary = "How the caller wants to be told")
  @APIResponse(responseCode = "200", description = "The wishes, and the kinds of news there are")
  public PreferencesResponse preferences() {
    return PreferencesResponse.of(preferences.get(context.caller()), mails.isConfigured());
  }

  @PUT
  @Path("preferences")
  @Operation(
      summary = "Say how to be told",
      description =
          "email: immediate, daily (one mail for all news) or off. muted_kinds: what not to hear"
              + " of at all.")
  @APIResponse(responseCode = "200", description = "The wishes")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public PreferencesResponse change(@NotNull PreferencesRequest request) {
    EmailMode email =
        Parse.word(
                "email",
                request.email(),
                EmailMode::ofWire,
                Parse.words(EmailMode.values(), EmailMode::wire))
            .orElseThrow(() -> ShrutikException.invalid("email", "must not be empty"));
    Set<NotificationKind> muted = EnumSet.noneOf(NotificationKind.class);
    List<String> words = request.mutedKinds() == null ? List.of() : request.mutedKinds();
    for (String word : words) {
      Parse.word(
              "muted_kinds",
              word,
              NotificationKind::ofWire,
              Parse.words(NotificationKind.values(), NotificationKind::wire))
          .ifPresent(muted::add);
    }
    return PreferencesResponse.of(
        preferences.change(context.caller(), email, muted), mails.isConfigured());
  }

  @POST
  @Path("ticket")
  @Operation(
      summary = "A ticket that opens one live connection",
      description = "For one use within 60 seconds, where a header cannot be sent.")
  @APIResponse(responseCode = "201", description = "The ticket")
  public Response ticket() {
    Optional<Instant> until =
        security.getUserPrincipal() instanceof JsonWebToken token
            ? Optional.of(Instant.ofEpochSecond(token.getExpirationTime()))
            : Optional.empty();
    String ticket = connections.ticket(context.caller(), context.tokenFamily(), until);
    return Response.status(201)
        .entity(new TicketResponse(ticket, ConnectionService.TICKET_SECONDS))
        .build();
  }

  @POST
  @Path("unsubscribe")
  @PermitAll
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Send no more mail, by the token of a mail",
      description = "What a mail program's own button calls (RFC 8058).")
  @APIResponse(responseCode = "200", description = "Nobody will be mailed any more")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR: not one of our mails'")
  public UnsubscribedResponse unsubscribe(@QueryParam("token") String token) {
    preferences.unsubscribe(token);
    return new UnsubscribedResponse("You will get no more news by mail.");
  }

  /** Whoever wants what. */
  public record PreferencesRequest(String email, List<String> mutedKinds) {}

  /** How many are unread. */
  public record UnreadResponse(long unread) {}

  /** A ticket for one live connection. */
  public record TicketResponse(String ticket, int expiresIn) {}

  /** The mail was stopped. */
  public record UnsubscribedResponse(String message) {}

  /** How somebody wants to be told, and of what there is. */
  public record PreferencesResponse(
      String email, List<String> mutedKinds, boolean mailAvailable, List<KindResponse> kinds) {
    static PreferencesResponse of(Preferences wishes, boolean mailAvailable) {
      return new PreferencesResponse(
          wishes.getEmail().wire(),
          wishes.getMutedKinds().stream().map(NotificationKind::wire).toList(),
          mailAvailable,
          Arrays.stream(NotificationKind.values())
              .map(
                  kind ->
                      new KindResponse(kind.wire(), kind.mailed() != NotificationKind.Mailed.NEVER))
              .toList());
    }
  }

  /** A kind of news, and whether it is mailed to who wants mail. */
  public record KindResponse(String kind, boolean mailed) {}
}
