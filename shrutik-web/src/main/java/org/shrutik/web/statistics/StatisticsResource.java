package org.shrutik.web.statistics;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.statistics.StatisticsService;
import org.shrutik.web.cache.AnswerCache;
import org.shrutik.web.cache.CacheRegion;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** Figures of the site for staff. */
@Path("admin")
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
public class StatisticsResource {
  private static final int DEFAULT_USERS = 50;
  private static final int DEFAULT_DAYS = 30;

  @Inject private StatisticsService statistics;
  @Inject private AnswerCache answers;
  @Inject private CallerContext context;

  @GET
  @Path("stats/platform")
  @Operation(
      summary = "The whole site in figures",
      description =
          "users, recordings, transcriptions, chunks and languages, and the same numbers flat."
              + " consensus_reached counts the transcriptions of chunks that are agreed on;"
              + " averages are null while there is nothing to average.")
  @APIResponse(responseCode = "200", description = "The figures")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public Map<String, Object> platform() {
    return PlatformStatistics.of(statistics.platform(context.caller()));
  }

  @GET
  @Path("stats/users")
  @Operation(summary = "What each person gave, who gave most first (limit 1–200)")
  @APIResponse(responseCode = "200", description = "An array of people with their counts")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public List<Map<String, Object>> users(@QueryParam("limit") String limit) {
    return statistics.users(context.caller(), Parse.id("limit", limit).orElse(DEFAULT_USERS));
  }

  @GET
  @Path("analytics/usage")
  @Operation(summary = "What was done day by day (days 1–365, UTC), at most 60 s old")
  @APIResponse(
      responseCode = "200",
      description =
          "daily_recordings, daily_transcriptions, transcription_quality_trend,"
              + " user_activity_by_role, popular_script_durations, top_contributors")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public String usage(@QueryParam("days") String text) {
    Caller caller = context.caller();
    caller.require(Permission.VIEW_STATISTICS);
    int days = Parse.id("days", text).orElse(DEFAULT_DAYS);
    return answers.json(
        CacheRegion.USAGE, Integer.toString(days), () -> statistics.usage(caller, days));
  }
}
