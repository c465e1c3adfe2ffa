package org.shrutik.web.notification;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.notification.NotificationService;
import org.shrutik.web.notification.NotificationsResource.UnreadResponse;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** The caller's news, at the addresses that earlier clients call. */
@Path("jobs/notifications")
@Tag(name = "notifications")
@Produces(MediaType.APPLICATION_JSON)
public class JobNotificationsResource {
  private static final int USUAL = 50;

  @Inject private NotificationService notifications;
  @Inject private CallerContext context;

  @GET
  @Operation(summary = "What the caller was told, newest first, as an array")
  @APIResponse(responseCode = "200", description = "An array")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public List<NotificationResponse> list(
      @QueryParam("limit") String limit, @QueryParam("unread_only") String unreadOnly) {
    int most = Parse.id("limit", limit).orElse(USUAL);
    if (most > PageRequest.MAX_LIMIT) {
      throw ShrutikException.invalid("limit", "must be from 1 to " + PageRequest.MAX_LIMIT);
    }
    return notifications
        .list(
            context.caller(),
            Parse.flag("unread_only", unreadOnly).orElse(false),
            new PageRequest(0, most, OptionalLong.empty()))
        .items()
        .stream()
        .map(NotificationResponse::of)
        .toList();
  }

  @POST
  @Path("{id}/read")
  @Operation(summary = "The caller has read it")
  @APIResponse(responseCode = "200", description = "How many are unread")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  public UnreadResponse read(@PathParam("id") long id) {
    return new UnreadResponse(notifications.read(context.caller(), id));
  }
}
