package org.shrutik.web.transcription;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.transcription.SearchHit;
import org.shrutik.transcription.TranscriptionService;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** Search in what everybody wrote. */
@Path("search/transcriptions")
@Tag(name = "search")
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
  @Inject private TranscriptionService transcriptions;
  @Inject private CallerContext context;

  @GET
  @Operation(
      summary = "Transcriptions that say something, nearest first",
      description =
          "Finds texts that hold every word of q or one that begins with it, that hold q anywhere,"
              + " and that have a word much like it; in any script, whatever its case and the way"
              + " its characters are composed.")
  @APIResponse(responseCode = "200", description = "transcriptions, each with its score 0–1")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(
      responseCode = "422",
      description = "VALIDATION_ERROR: q must have 1 to 200 characters")
  public Map<String, Object> search(
      @QueryParam("q") String text,
      @QueryParam("language_id") String languageId,
      @BeanParam PageParams page) {
    return PageParams.body(
        "transcriptions",
        transcriptions.search(
            context.caller(), text, Parse.id("language_id", languageId), page.request()),
        HitResponse::of);
  }

  /** A transcription that was found. */
  @Schema(name = "SearchHitResponse")
  public record HitResponse(
      int id,
      int chunkId,
      int userId,
      int languageId,
      String text,
      double score,
      boolean isConsensus,
      boolean isValidated,
      TranscriptionResponse transcription) {
    static HitResponse of(SearchHit hit) {
      TranscriptionResponse t = TranscriptionResponse.of(hit.transcription());
      return new HitResponse(
          t.id(),
          t.chunkId(),
          t.userId(),
          t.languageId(),
          t.text(),
          hit.score(),
          t.isConsensus(),
          t.isValidated(),
          t);
    }
  }
}
