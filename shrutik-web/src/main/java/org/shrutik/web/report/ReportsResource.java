package org.shrutik.web.report;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.report.ReportReason;
import org.shrutik.report.ReportService;
import org.shrutik.report.ReportService.Filed;
import org.shrutik.report.SubjectType;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** Saying that something is harmful or wrong. */
@Path("reports")
@Tag(name = "reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReportsResource {
  @Inject private ReportService reports;
  @Inject private CallerContext context;

  @POST
  @PermitAll
  @Operation(
      summary = "Report a script, recording, chunk or transcription, without login if need be",
      description =
          "reason: harmful, wrong, personal_data, copyright or other. The same from the same"
              + " person, while nobody has decided, is one report.")
  @APIResponse(responseCode = "200", description = "The same was reported before")
  @APIResponse(responseCode = "201", description = "The report")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public Response file(@NotNull ReportRequest request) {
    SubjectType type =
        Parse.word(
                "subject_type",
                request.subjectType(),
                SubjectType::ofWire,
                Parse.words(SubjectType.values(), SubjectType::wire))
            .orElseThrow(() -> ShrutikException.invalid("subject_type", "must not be empty"));
    ReportReason reason =
        Parse.word(
                "reason",
                request.reason(),
                ReportReason::ofWire,
                Parse.words(ReportReason.values(), ReportReason::wire))
            .orElseThrow(() -> ShrutikException.invalid("reason", "must not be empty"));
    if (request.subjectId() == null) {
      throw ShrutikException.invalid("subject_id", "must not be empty");
    }
    Filed filed =
        reports.file(context.current(), type, request.subjectId(), reason, request.comment());
    return Response.status(filed.fresh() ? 201 : 200)
        .entity(new FiledResponse(filed.report().getId(), filed.report().getStatus().wire()))
        .build();
  }

  /** What is reported, and why. */
  public record ReportRequest(
      String subjectType, Integer subjectId, String reason, String comment) {}

  /** The report. */
  public record FiledResponse(long reportId, String status) {}
}
