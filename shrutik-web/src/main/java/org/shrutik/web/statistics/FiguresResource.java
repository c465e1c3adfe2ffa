package org.shrutik.web.statistics;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.statistics.FiguresService;
import org.shrutik.web.security.CallerContext;

/** How the site's work goes, by day. */
@Path("admin/figures")
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
public class FiguresResource {
  private static final int LAST_YEAR = 9999;

  @Inject private FiguresService figures;
  @Inject private CallerContext context;

  @GET
  @Operation(
      summary = "Figures by day about recording, uploading, processing and agreeing",
      description =
          "Days are those of UTC, at most 92, by default the last 30. A session is abandoned when"
              + " it ended without a recording. Those of today are also metrics.")
  @APIResponse(responseCode = "200", description = "days and totals")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public Map<String, Object> figures(
      @QueryParam("date_from") String from, @QueryParam("date_to") String to) {
    return figures.figures(context.caller(), day("date_from", from), day("date_to", to));
  }

  private static Optional<LocalDate> day(String field, String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(text.strip());
      if (day.getYear() > 0 && day.getYear() < LAST_YEAR) {
        return Optional.of(day);
      }
    } catch (DateTimeException e) {
      // Told to the client below.
    }
    throw ShrutikException.invalid(field, "must be a day such as 2024-01-31");
  }
}
