package org.shrutik.web.review;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.review.QualityReview;
import org.shrutik.review.ReviewDecision;
import org.shrutik.review.ReviewService;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** The word of reviewers on transcriptions. */
@Path("admin/quality-reviews")
@Tag(name = "review")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReviewsResource {
  @Inject private ReviewService reviews;
  @Inject private CallerContext context;

  @POST
  @Path("{transcription_id}")
  @Operation(summary = "Approve or refuse a transcription as the text of its chunk")
  public Response review(
      @PathParam("transcription_id") int transcriptionId, @NotNull ReviewRequest request) {
    ReviewDecision decision =
        Parse.word(
                "decision",
                request.decision(),
                ReviewDecision::ofWire,
                Parse.words(ReviewDecision.values(), ReviewDecision::wire))
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
