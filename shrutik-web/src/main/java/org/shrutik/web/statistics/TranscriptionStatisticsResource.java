package org.shrutik.web.statistics;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.statistics.StatisticsService;
import org.shrutik.web.security.CallerContext;

/** Figures of transcriptions for staff. */
@Path("transcriptions/admin/statistics")
@Tag(name = "transcriptions")
@Produces(MediaType.APPLICATION_JSON)
public class TranscriptionStatisticsResource {
  @Inject private StatisticsService statistics;
  @Inject private CallerContext context;

  @GET
  @Operation(summary = "Transcriptions by state and language")
  @APIResponse(responseCode = "200", description = "The figures")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public Map<String, Object> transcriptions() {
    return statistics.transcriptions(context.caller());
  }
}
