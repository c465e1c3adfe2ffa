package org.shrutik.web.transcription;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.consensus.ConsensusService;
import org.shrutik.review.ReviewDecision;
import org.shrutik.review.ReviewService;
import org.shrutik.script.Difficulty;
import org.shrutik.transcription.Draft;
import org.shrutik.transcription.TranscriptionCorrectionService;
import org.shrutik.transcription.TranscriptionFilter;
import org.shrutik.transcription.TranscriptionService;
import org.shrutik.transcription.TranscriptionService.Submission;
import org.shrutik.transcription.TranscriptionSession;
import org.shrutik.transcription.TranscriptionTaskService;
import org.shrutik.transcription.TranscriptionTaskService.Assignment;
import org.shrutik.web.chunk.AudioLinks;
import org.shrutik.web.chunk.ChunkResponse;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.rest.Times;
import org.shrutik.web.security.CallerContext;

/** Tasks, submissions, skips, and what was written. */
@Path("transcriptions")
@Tag(name = "transcriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TranscriptionsResource {
  private static final int DEFAULT_QUANTITY = 5;
  private static final int MAX_QUANTITY = 50;
  private static final int MAX_SKIPPED = 1000;
  private static final String MIXED = "mixed";
  private static final int FEW_SKIPS = 3;

  @Inject private TranscriptionService transcriptions;
  @Inject private TranscriptionTaskService assignment;
  @Inject private AudioLinks links;
  @Inject private TranscriptionCorrectionService corrections;
  @Inject private ReviewService reviews;
  @Inject private ConsensusService consensus;
  @Inject private CallerContext context;
  @Context private UriInfo uri;

  @POST
  @Path("tasks")
  @Operation(
      summary = "Chunks to transcribe, neediest first, in a session of two hours",
      description =
          "Nobody is given what they recorded, transcribed or skipped. Easy and hard chunks take"
              + " turns as suits the person's practice, unless one difficulty is asked for.")
  @APIResponse(responseCode = "200", description = "the session and its chunks")
  @APIResponse(
      responseCode = "404",
      description = "nothing is left; error.suggestions tells what else there is to do",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              example =
                  "{\"error\":{\"code\":\"RESOURCE_NOT_FOUND\",\"message\":\"There is nothing to"
                      + " transcribe for you in this language now.\",\"details\":null,"
                      + "\"suggestions\":[{\"key\":\"other_language\",\"message\":\"Transcribe"
                      + " English.\",\"params\":{\"language_id\":2,\"language\":\"English\","
                      + "\"available\":40}}]}}"))
  @APIResponse(responseCode = "422", description = "quantity, language or difficulty is wrong")
  public TasksResponse tasks(@NotNull TasksRequest request) {
    int quantity = request.quantity() == null ? DEFAULT_QUANTITY : request.quantity();
    if (quantity < 1 || quantity > MAX_QUANTITY) {
      throw ShrutikException.invalid("quantity", "must be from 1 to " + MAX_QUANTITY);
    }
    List<Integer> skipped =
        request.skipChunkIds() == null
            ? List.of()
            : request.skipChunkIds().stream().filter(Objects::nonNull).distinct().toList();
    if (skipped.size() > MAX_SKIPPED) {
      throw ShrutikException.invalid("skip_chunk_ids", "must have at most " + MAX_SKIPPED + " ids");
    }
    Assignment given =
        assignment.assign(
            context.caller(),
            quantity,
            request.languageId(),
            difficulty(request.difficultyPreference()),
            skipped);
    return new TasksResponse(
        given.session().getId(),
        given.chunks().stream().map(chunk -> ChunkResponse.of(chunk, links, uri)).toList(),
        given.totalAvailable(),
        Times.wire(given.session().getExpiresAt()));
  }

  private static Optional<Difficulty> difficulty(String word) {
    return MIXED.equals(word)
        ? Optional.empty()
        : Parse.word(
            "difficulty_preference",
            word,
            Difficulty::ofWire,
            List.of("easy", "medium", "hard", MIXED));
  }

  @POST
  @Path("sessions/{id}/renewal")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Let a session last two hours from now on, also one that has expired",
      description = "For whoever took longer over a sentence: what was written can be submitted.")
  @APIResponse(responseCode = "200", description = "until when it lasts now")
  @APIResponse(responseCode = "404", description = "no such session of the caller")
  public RenewalResponse renew(@PathParam("id") String id) {
    TranscriptionSession session = assignment.renew(context.caller(), id);
    return new RenewalResponse(session.getId(), Times.wire(session.getExpiresAt()));
  }

  /** Until when a session lasts. */
  public record RenewalResponse(String sessionId, String expiresAt) {}

  @POST
  @Path("submit")
  @Operation(
      summary = "Store transcriptions and skips of a session",
      description =
          "May be called once for each sentence or once for all. The same submission sent twice"
              + " answers the same; a different text for the same chunk is refused with 409.")
  public Response submit(@NotNull SubmitRequest request) {
    List<DraftRequest> sent =
        request.transcriptions() == null ? List.of() : request.transcriptions();
    List<Draft> drafts =
        sent.stream().map(draft -> draft == null ? EMPTY.draft() : draft.draft()).toList();
    Submission stored =
        transcriptions.submit(
            context.caller(),
            request.sessionId(),
            drafts,
            request.skippedChunkIds() == null ? List.of() : request.skippedChunkIds());
    int count = stored.transcriptions().size();
    return Response.status(201)
        .entity(
            new SubmitResponse(
                count,
                stored.skipped(),
                stored.transcriptions().stream().map(TranscriptionResponse::of).toList(),
                "Successfully submitted " + count + " transcriptions"))
        .build();
  }

  @POST
  @Path("skip")
  @Operation(summary = "Skip a chunk, with the reason")
  public SkipResponse skip(@NotNull SkipRequest request) {
    if (request.chunkId() == null) {
      throw ShrutikException.invalid("chunk_id", "must not be empty");
    }
    return SkipResponse.of(
        transcriptions.skip(
            context.caller(), request.chunkId(), request.reason(), request.comment()));
  }

  @GET
  @Operation(summary = "What the caller wrote, newest first")
  public Map<String, Object> list(
      @QueryParam("language_id") String languageId, @BeanParam PageParams page) {
    return PageParams.body(
        "transcriptions",
        transcriptions.listOwn(
            context.caller(), Parse.id("language_id", languageId), page.request()),
        TranscriptionResponse::of);
  }

  @GET
  @Path("admin/all")
  @Operation(summary = "What everybody wrote, newest first")
  public Map<String, Object> listAll(
      @QueryParam("user_id") String userId,
      @QueryParam("language_id") String languageId,
      @QueryParam("chunk_id") String chunkId,
      @QueryParam("is_consensus") String consensus,
      @QueryParam("is_validated") String validated,
      @BeanParam PageParams page) {
    return PageParams.body(
        "transcriptions",
        transcriptions.listAll(
            context.caller(),
            new TranscriptionFilter(
                Parse.id("user_id", userId),
                Parse.id("language_id", languageId),
                Parse.id("chunk_id", chunkId),
                Parse.flag("is_consensus", consensus),
                Parse.flag("is_validated", validated)),
            page.request()),
        TranscriptionResponse::of);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One transcription")
  public TranscriptionResponse get(@PathParam("id") int id) {
    return TranscriptionResponse.of(transcriptions.get(context.caller(), id));
  }

  @PATCH
  @Path("{id}")
  @Operation(
      summary = "Correct what the caller wrote, or have staff mark it",
      description =
          "The author may change text, quality, confidence and meta_data until a consensus is made"
              + " from it. is_consensus and is_validated are the word of reviewers: they are stored"
              + " as a review, and refused to everybody else.")
  @APIResponse(responseCode = "200", description = "the transcription as it is now")
  @APIResponse(responseCode = "403", description = "marks by who may not review, another's words")
  @APIResponse(responseCode = "404", description = "no such transcription of the caller")
  @APIResponse(responseCode = "409", description = "a consensus was made from it")
  @APIResponse(responseCode = "422", description = "a text or figure out of bounds")
  public TranscriptionResponse correct(
      @PathParam("id") int id, @NotNull CorrectionRequest request) {
    Caller caller = context.caller();
    if (request.isValidated() != null || request.isConsensus() != null) {
      boolean approved =
          !Boolean.FALSE.equals(request.isValidated())
              && !Boolean.FALSE.equals(request.isConsensus());
      review(id, approved ? ReviewDecision.APPROVED : ReviewDecision.NEEDS_REVISION);
    }
    if (request.draft() != null) {
      corrections.correct(caller, id, request.draft());
    }
    return TranscriptionResponse.of(transcriptions.get(caller, id));
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Take a transcription back that no consensus was made from")
  @APIResponse(responseCode = "204", description = "gone")
  @APIResponse(responseCode = "404", description = "no such transcription of the caller")
  @APIResponse(responseCode = "409", description = "a consensus was made from it")
  public void withdraw(@PathParam("id") int id) {
    corrections.withdraw(context.caller(), id);
  }

  @PATCH
  @Path("admin/{id}/consensus")
  @Operation(summary = "Mark a transcription as the text of its chunk, or not: a review")
  @APIResponse(responseCode = "200", description = "the transcription")
  @APIResponse(responseCode = "403", description = "one's own, or without the permission to review")
  @APIResponse(responseCode = "404", description = "no such transcription")
  @APIResponse(responseCode = "422", description = "is_consensus is missing")
  public TranscriptionResponse markConsensus(
      @PathParam("id") int id, @QueryParam("is_consensus") String consensus) {
    boolean yes = neededFlag("is_consensus", consensus);
    return review(id, yes ? ReviewDecision.APPROVED : ReviewDecision.REJECTED);
  }

  @PATCH
  @Path("admin/{id}/validate")
  @Operation(summary = "Mark a transcription as good for release, or not: a review")
  @APIResponse(responseCode = "200", description = "the transcription")
  @APIResponse(responseCode = "403", description = "one's own, or without the permission to review")
  @APIResponse(responseCode = "404", description = "no such transcription")
  @APIResponse(responseCode = "422", description = "is_validated is missing")
  public TranscriptionResponse markValidated(
      @PathParam("id") int id, @QueryParam("is_validated") String validated) {
    boolean yes = neededFlag("is_validated", validated);
    return review(id, yes ? ReviewDecision.APPROVED : ReviewDecision.NEEDS_REVISION);
  }

  private TranscriptionResponse review(int id, ReviewDecision decision) {
    reviews.review(context.caller(), id, decision, null, null);
    return TranscriptionResponse.of(transcriptions.get(context.caller(), id));
  }

  private static boolean neededFlag(String field, String text) {
    return Parse.flag(field, text)
        .orElseThrow(() -> ShrutikException.invalid(field, "must not be empty"));
  }

  @POST
  @Path("admin/recalculate-consensus")
  @Operation(
      summary = "Have the consensus of chunks made anew",
      description =
          "Of these chunks with the weights in force; of all, after learning the weights.")
  @APIResponse(responseCode = "200", description = "those that are being decided")
  @APIResponse(responseCode = "404", description = "one of them does not exist; none is decided")
  @APIResponse(responseCode = "409", description = "no chunk has enough transcriptions")
  public RecalculationResponse recalculate(List<Integer> chunkIds) {
    if (chunkIds == null || chunkIds.isEmpty()) {
      ConsensusService.Recalculation all = consensus.recalculateAll(context.caller());
      return new RecalculationResponse(
          all.chunks() + " chunks are being decided anew.", null, List.of());
    }
    List<Integer> asked = corrections.recalculate(context.caller(), chunkIds);
    return new RecalculationResponse(asked.size() + " chunks are being decided anew.", null, asked);
  }

  @GET
  @Path("admin/chunks/problematic")
  @Operation(summary = "Chunks that people skipped, newest first")
  @APIResponse(responseCode = "200", description = "chunks with how many people skipped them")
  @APIResponse(responseCode = "422", description = "a parameter is no number")
  public Map<String, Object> problematic(
      @QueryParam("min_skips") String minSkips, @BeanParam PageParams page) {
    return PageParams.body(
        "chunks",
        transcriptions.listSkipped(
            context.caller(), Parse.id("min_skips", minSkips).orElse(FEW_SKIPS), page.request()),
        chunk -> ChunkResponse.of(chunk, links, uri));
  }

  private static final DraftRequest EMPTY =
      new DraftRequest(null, null, null, null, null, null, null);

  /** A wish for chunks to transcribe. */
  public record TasksRequest(
      Integer quantity,
      Integer languageId,
      List<Integer> skipChunkIds,
      String difficultyPreference) {}

  /** Chunks to transcribe. */
  public record TasksResponse(
      String sessionId, List<ChunkResponse> chunks, int totalAvailable, String expiresAt) {}

  /** What a person heard and skipped. */
  public record SubmitRequest(
      String sessionId, List<DraftRequest> transcriptions, List<Integer> skippedChunkIds) {}

  /** One transcription; {@code metadata} and {@code meta_data} are the same field. */
  public record DraftRequest(
      Integer chunkId,
      Integer languageId,
      String text,
      Double quality,
      Double confidence,
      Map<String, Object> metadata,
      Map<String, Object> metaData) {
    Draft draft() {
      return new Draft(chunkId, text, quality, confidence, metadata == null ? metaData : metadata);
    }
  }

  /** Second thoughts: what is absent stays. */
  public record CorrectionRequest(
      String text,
      Double quality,
      Double confidence,
      Boolean isConsensus,
      Boolean isValidated,
      Map<String, Object> metadata,
      Map<String, Object> metaData) {
    /** What the author changes, or null for nothing. */
    Draft draft() {
      Map<String, Object> said = metadata == null ? metaData : metadata;
      return text == null && quality == null && confidence == null && said == null
          ? null
          : new Draft(null, text, quality, confidence, said);
    }
  }

  /** Chunks that are being decided; each has a task of its own, so there is no one task id. */
  @Schema(name = "ChunkRecalculationResponse")
  public record RecalculationResponse(String message, String taskId, List<Integer> chunkIds) {}

  /** What was stored. */
  @Schema(name = "SubmitResponse")
  public record SubmitResponse(
      int submittedCount,
      int skippedCount,
      List<TranscriptionResponse> transcriptions,
      String message) {}

  /** A chunk that a person does not want. */
  public record SkipRequest(Integer chunkId, String reason, String comment) {}
}
