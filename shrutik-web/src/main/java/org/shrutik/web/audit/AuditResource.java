package org.shrutik.web.audit;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.audit.AuditEntry;
import org.shrutik.audit.AuditService;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.rest.Times;
import org.shrutik.web.security.CallerContext;

/** The audit: who did what to which thing. */
@Path("admin/audit")
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
  private static final int MAX_TEXT = 200;

  @Inject private AuditService audit;
  @Inject private CallerContext context;

  @GET
  @Operation(
      summary = "The deeds, newest first",
      description =
          "Filters: action, user_id, subject_type, subject_id, date_from, date_before; q is"
              + " looked for anywhere in them.")
  public Map<String, Object> list(
      @QueryParam("action") String action,
      @QueryParam("user_id") String userId,
      @QueryParam("subject_type") String subjectType,
      @QueryParam("subject_id") String subjectId,
      @QueryParam("date_from") String from,
      @QueryParam("date_before") String before,
      @QueryParam("q") String text,
      @BeanParam PageParams page) {
    return PageParams.body(
        "entries",
        audit.list(
            context.caller(),
            new AuditService.Filter(
                Optional.ofNullable(action),
                Parse.id("user_id", userId),
                Optional.ofNullable(subjectType),
                Optional.ofNullable(subjectId),
                Parse.from("date_from", from),
                Parse.from("date_before", before),
                text(text)),
            page.request()),
        EntryResponse::of);
  }

  private static Optional<String> text(String text) {
    Optional<String> wanted = Optional.ofNullable(text).filter(t -> !t.isBlank());
    if (wanted.isPresent() && (text.length() > MAX_TEXT || text.indexOf('\0') >= 0)) {
      throw ShrutikException.invalid("q", "must have 1 to " + MAX_TEXT + " characters");
    }
    return wanted;
  }

  /**
   * One deed.
   *
   * @param userId who did it, null where nobody was logged in
   */
  @Schema(name = "AuditEntryResponse")
  public record EntryResponse(
      long id,
      String createdAt,
      Integer userId,
      String action,
      String subjectType,
      String subjectId,
      Map<String, Object> details,
      String requestId) {
    static EntryResponse of(AuditEntry entry) {
      return new EntryResponse(
          entry.getId(),
          Times.wire(entry.getCreatedAt()),
          entry.getUserId(),
          entry.getAction(),
          entry.getSubjectType(),
          entry.getSubjectId(),
          entry.getDetails(),
          entry.getRequestId());
    }
  }
}
