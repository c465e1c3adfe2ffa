package org.shrutik.web.review;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.Page;
import org.shrutik.ShrutikException;
import org.shrutik.review.FlaggedView;
import org.shrutik.review.QualityReview;
import org.shrutik.review.ReviewDecision;
import org.shrutik.review.ReviewService;
import org.shrutik.review.ReviewView;
import org.shrutik.transcription.Transcription;
import org.shrutik.web.chunk.AudioLinks;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.rest.Times;
import org.shrutik.web.security.CallerContext;

/** The word of reviewers on transcriptions. */
@Path("admin/quality-reviews")
@Tag(name = "review")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReviewsResource {
  @Inject private ReviewService reviews;
  @Inject private AudioLinks links;
  @Inject private CallerContext context;
  @Context private UriInfo uri;

  @GET
  @Operation(summary = "What reviewers said, newest first")
  @APIResponse(responseCode = "200", description = "reviews, total, and where the page stands")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public Map<String, Object> list(
      @QueryParam("decision") String decision, @BeanParam PageParams page) {
    return PageParams.body(
        "reviews",
        reviews.list(context.caller(), decision(decision), page.request()),
        ViewResponse::of);
  }

  @GET
  @Path("flagged")
  @Operation(
      summary = "Transcriptions that a reviewer should look at, newest first",
      description =
          "Rated below 3.5 stars, less sure than 0.6, flagged, or of a chunk that everybody was"
              + " asked about without agreement; not what was decided since. An array; total is in"
              + " the header X-Total-Count.")
  @APIResponse(responseCode = "200", description = "An array")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public Response flagged(@BeanParam PageParams page) {
    Page<FlaggedView> found = reviews.flagged(context.caller(), page.request());
    return Response.ok(
            found.items().stream()
                .map(
                    view ->
                        FlaggedResponse.of(
                            view,
                            links.of(
                                uri.getBaseUri().getPath(),
                                view.transcription().getChunkId(),
                                Optional.empty())))
                .toList())
        .header("X-Total-Count", found.total())
        .build();
  }

  private static Optional<ReviewDecision> decision(String word) {
    return Parse.word(
        "decision",
        word,
        ReviewDecision::ofWire,
        Parse.words(ReviewDecision.values(), ReviewDecision::wire));
  }

  /** A review with what it is about. */
  @Schema(name = "ReviewViewResponse")
  public record ViewResponse(
      int id,
      int transcriptionId,
      int chunkId,
      String text,
      String contributorName,
      int reviewerId,
      String reviewerName,
      String decision,
      Double rating,
      String comment,
      String createdAt) {
    static ViewResponse of(ReviewView view) {
      QualityReview review = view.review();
      return new ViewResponse(
          review.getId(),
          review.getTranscriptionId(),
          view.transcription().getChunkId(),
          view.transcription().getText(),
          view.contributor(),
          review.getReviewerId(),
          view.reviewer(),
          review.getDecision().wire(),
          review.getRating(),
          review.getComment(),
          Times.wire(review.getCreatedAt()));
    }
  }

  /** A transcription to look at. */
  @Schema(name = "FlaggedResponse")
  public record FlaggedResponse(
      int transcriptionId,
      int chunkId,
      String text,
      String contributorName,
      int contributorId,
      Double qualityScore,
      Double confidenceScore,
      double chunkConfidence,
      String chunkFilePath,
      String createdAt,
      long reviewCount) {
    static FlaggedResponse of(FlaggedView view, String audio) {
      Transcription t = view.transcription();
      return new FlaggedResponse(
          t.getId(),
          t.getChunkId(),
          t.getText(),
          view.contributor(),
          t.getUserId(),
          t.getQuality(),
          t.getConfidence(),
          view.confidence(),
          audio,
          Times.wire(t.getCreatedAt()),
          view.reviews());
    }
  }

  @POST
  @Path("{transcription_id}")
  @Operation(summary = "Approve or refuse a transcription as the text of its chunk")
  @APIResponse(responseCode = "201", description = "The review was stored and applied")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS, or one's own work")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public Response review(
      @PathParam("transcription_id") int transcriptionId, @NotNull ReviewRequest request) {
    ReviewDecision decision =
        decision(request.decision())
            .orElseThrow(() -> ShrutikException.invalid("decision", "must not be empty"));
    QualityReview review =
        reviews.review(
            context.caller(), transcriptionId, decision, request.rating(), request.comment());
    return Response.status(201)
        .entity(new ReviewResponse("The review was stored.", review.getId(), decision.wire()))
        .build();
  }

  /** A reviewer's word. */
  public record ReviewRequest(String decision, Double rating, String comment) {}

  /** What was stored. */
  public record ReviewResponse(String message, int reviewId, String decision) {}
}
