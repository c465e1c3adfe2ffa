package org.shrutik.web.progress;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.Caller;
import org.shrutik.progress.CoverageService;
import org.shrutik.progress.Period;
import org.shrutik.progress.ProgressRepository.Ranked;
import org.shrutik.progress.ProgressRepository.Settings;
import org.shrutik.progress.ProgressService;
import org.shrutik.progress.ProgressService.Leaderboard;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** What people gave and what there is. */
@Path("progress")
@Tag(name = "progress")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProgressResource {
  private static final int USUAL = 20;

  @Inject private ProgressService progress;
  @Inject private CoverageService coverage;
  @Inject private CallerContext context;

  @GET
  @Path("me")
  @Operation(
      summary = "The caller's totals, skill, level, streak, badges and days",
      description =
          "accuracy: the share of the latest transcriptions equal to what was agreed on. quality:"
              + " the mean of reviewers' ratings. The streak is told in the days of the time zone.")
  @APIResponse(responseCode = "200", description = "The figures")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR: no such time zone")
  public ProgressResponse mine(@QueryParam("time_zone") String timeZone) {
    return ProgressResponse.of(progress.mine(context.caller(), timeZone));
  }

  @GET
  @Path("settings")
  @Operation(summary = "How the caller is counted and shown")
  @APIResponse(responseCode = "200", description = "The settings")
  public SettingsResponse settings() {
    return SettingsResponse.of(progress.settings(context.caller()));
  }

  @PUT
  @Path("settings")
  @Operation(
      summary = "Choose the time zone of one's days, and whether to be on leaderboards",
      description = "What is absent stays as it is.")
  @APIResponse(responseCode = "200", description = "The settings")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR: no such time zone")
  public SettingsResponse settle(@NotNull SettingsRequest request) {
    return SettingsResponse.of(
        progress.settle(context.caller(), request.timeZone(), request.onLeaderboard()));
  }

  @GET
  @Path("leaderboard")
  @Operation(
      summary = "Who gave most",
      description =
          "period: week, month or all (default). A recording counts 2 points, a transcription or a"
              + " review 1. Who does not want to be compared is not there.")
  @APIResponse(responseCode = "200", description = "The best, and the caller's own rank")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public LeaderboardResponse leaderboard(
      @QueryParam("period") String period,
      @QueryParam("language_id") String languageId,
      @QueryParam("limit") String limit) {
    Caller caller = context.caller();
    Period wanted =
        Parse.word("period", period, Period::ofWire, Parse.words(Period.values(), Period::wire))
            .orElse(Period.ALL);
    return LeaderboardResponse.of(
        wanted,
        progress.leaderboard(
            caller,
            wanted,
            Parse.id("language_id", languageId),
            Parse.id("limit", limit).orElse(USUAL)),
        caller);
  }

  @GET
  @Path("coverage")
  @Operation(
      summary = "How much there is by language, and how diverse its speakers are",
      description = "Of fewer than three people nothing is told.")
  @APIResponse(responseCode = "200", description = "Chunks in all, and each language")
  public CoverageResponse coverage() {
    return CoverageResponse.of(coverage.coverage(context.caller()));
  }

  /** What to change. */
  public record SettingsRequest(String timeZone, Boolean onLeaderboard) {}

  /** How somebody is counted and shown. */
  @Schema(name = "ProgressSettingsResponse")
  public record SettingsResponse(String timeZone, boolean onLeaderboard) {
    static SettingsResponse of(Settings settings) {
      return new SettingsResponse(settings.zone().getId(), settings.onLeaderboard());
    }
  }

  /** Who gave most. */
  public record LeaderboardResponse(
      String period, String from, List<EntryResponse> entries, OwnResponse me) {
    static LeaderboardResponse of(Period period, Leaderboard board, Caller caller) {
      List<EntryResponse> entries = new ArrayList<>();
      for (Ranked ranked : board.leaders()) {
        int rank = entries.size() + 1;
        if (rank > 1 && entries.get(rank - 2).points() == ranked.totals().points()) {
          rank = entries.get(rank - 2).rank();
        }
        entries.add(
            new EntryResponse(
                rank,
                ranked.userId(),
                ranked.name(),
                ranked.totals().points(),
                ranked.totals().recordings(),
                ranked.totals().transcriptions(),
                ranked.userId() == caller.userId()));
      }
      return new LeaderboardResponse(
          period.wire(),
          board.from() == null ? null : board.from().toString(),
          entries,
          board.own() == null ? null : new OwnResponse(board.rank(), board.own()));
    }
  }

  /** Somebody on a leaderboard. */
  @Schema(name = "LeaderboardEntryResponse")
  public record EntryResponse(
      int rank,
      int userId,
      String name,
      long points,
      long recordings,
      long transcriptions,
      boolean me) {}

  /** The caller; rank is null where it is very far behind. */
  public record OwnResponse(Integer rank, long points) {}
}
