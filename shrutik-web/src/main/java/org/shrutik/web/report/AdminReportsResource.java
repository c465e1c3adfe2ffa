package org.shrutik.web.report;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.report.ReportRepository;
import org.shrutik.report.ReportService;
import org.shrutik.report.ReportStatus;
import org.shrutik.report.SubjectType;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** The reports, for reviewers. */
@Path("admin/reports")
@Tag(name = "reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AdminReportsResource {
  @Inject private ReportService reports;
  @Inject private CallerContext context;

  @GET
  @Operation(
      summary = "What was reported, newest first",
      description = "Filters: status (open, upheld, dismissed) and subject_type.")
  @APIResponse(responseCode = "200", description = "reports, total, and where the page stands")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public Map<String, Object> list(
      @QueryParam("status") String status,
      @QueryParam("subject_type") String type,
      @BeanParam PageParams page) {
    return PageParams.body(
        "reports",
        reports.list(
            context.caller(),
            new ReportRepository.Filter(
                Parse.word(
                    "status",
                    status,
                    ReportStatus::ofWire,
                    Parse.words(ReportStatus.values(), ReportStatus::wire)),
                Parse.word(
                    "subject_type",
                    type,
                    SubjectType::ofWire,
                    Parse.words(SubjectType.values(), SubjectType::wire))),
            page.request()),
        ReportResponse::of);
  }

  @POST
  @Path("{id}/decision")
  @Operation(
      summary = "Uphold or dismiss a report",
      description =
          "What is upheld is out of use: a script is not offered any more, nothing of a recording"
              + " or chunk is released, a transcription votes no more.")
  @APIResponse(responseCode = "200", description = "The report as it is now")
  @APIResponse(
      responseCode = "403",
      description = "INSUFFICIENT_PERMISSIONS, or a report of one's own work")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  @APIResponse(responseCode = "409", description = "CONFLICT: it is decided already")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public ReportResponse decide(@PathParam("id") long id, @NotNull DecisionRequest request) {
    ReportStatus decision =
        Parse.word("decision", request.decision(), ReportStatus::ofWire, WORDS)
            .filter(word -> word != ReportStatus.OPEN)
            .orElseThrow(() -> ShrutikException.invalid("decision", "must be upheld or dismissed"));
    return ReportResponse.of(
        reports.decide(context.caller(), id, decision == ReportStatus.UPHELD, request.comment()));
  }

  private static final List<String> WORDS =
      List.of(ReportStatus.UPHELD.wire(), ReportStatus.DISMISSED.wire());

  /** A reviewer's word. */
  @Schema(name = "ReportDecisionRequest")
  public record DecisionRequest(String decision, String comment) {}
}
