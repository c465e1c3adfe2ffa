package org.shrutik.web.machine;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.machine.LogLine;
import org.shrutik.machine.MachineJobService;
import org.shrutik.machine.MachineJobService.Outcome;
import org.shrutik.machine.TranscriptFormat;
import org.shrutik.web.security.CallerContext;

/** What there is besides a job: its metadata, its text to read, its log. */
@Path("")
@Tag(name = "machine")
@Produces(MediaType.APPLICATION_JSON)
public class JobDetailsResource {
  @Inject private MachineJobService jobs;
  @Inject private CallerContext context;

  @GET
  @PermitAll
  @Operation(summary = "Says that the interface is there")
  public Map<String, String> welcome() {
    return Map.of("message", "Welcome to audio_text app");
  }

  @GET
  @Path("metadata/{id}")
  @Operation(summary = "What was made of a transcript")
  @APIResponse(responseCode = "200", description = "counts, abstract, keywords, with a disclaimer")
  @APIResponse(responseCode = "409", description = "there is no transcript")
  public Map<String, Object> metadata(@PathParam("id") String id) {
    return jobs.outcome(context.caller(), id).result().getMetadata();
  }

  @GET
  @Path("transcript/{id}")
  @Operation(summary = "A transcript with segments, words, times and confidences")
  @APIResponse(responseCode = "200", description = "text and segments")
  @APIResponse(responseCode = "409", description = "there is no transcript")
  public Response transcript(@PathParam("id") String id) {
    Outcome outcome = jobs.outcome(context.caller(), id);
    return Response.ok(TranscriptFormat.JSON.render(outcome.result().segments())).build();
  }

  @GET
  @Path("transcript/{id}/view")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(summary = "A transcript to read")
  @APIResponse(responseCode = "200", description = "one utterance a line")
  @APIResponse(responseCode = "409", description = "there is no transcript")
  public Response view(@PathParam("id") String id) {
    Outcome outcome = jobs.outcome(context.caller(), id);
    return text(TranscriptFormat.TXT.render(outcome.result().segments()));
  }

  @GET
  @Path("log/{id}")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(summary = "The log of a job, from a line on")
  @APIResponse(responseCode = "200", description = "at most a thousand lines")
  public Response log(
      @PathParam("id") String id, @QueryParam("after") @DefaultValue("0") long after) {
    List<LogLine> lines = jobs.log(context.caller(), id, after);
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()).append('\n'));
    return text(text.toString());
  }

  private static Response text(String text) {
    return Response.ok(text).type("text/plain;charset=UTF-8").build();
  }
}
