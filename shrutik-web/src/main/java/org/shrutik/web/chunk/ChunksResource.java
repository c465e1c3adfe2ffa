package org.shrutik.web.chunk;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.audio.AudioEncoding;
import org.shrutik.audio.WavePeaks;
import org.shrutik.chunk.Chunk;
import org.shrutik.chunk.ChunkEncoder;
import org.shrutik.chunk.ChunkService;
import org.shrutik.storage.Storage;
import org.shrutik.transcription.TranscriptionService;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.rest.RangeResponse;
import org.shrutik.web.security.CallerContext;
import org.shrutik.web.transcription.SkipResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chunks and their audio. */
@Path("chunks")
@Tag(name = "chunks")
public class ChunksResource {
  private static final Logger LOG = LoggerFactory.getLogger(ChunksResource.class);
  private static final String PRIVATE = "private, max-age=3600";
  private static final int DEFAULT_POINTS = 400;
  private static final int MAX_POINTS = 4000;

  @Inject private ChunkService chunks;
  @Inject private TranscriptionService transcriptions;
  @Inject private Storage storage;
  @Inject private ChunkEncoder encoder;
  @Inject private AudioLinks links;
  @Inject private CallerContext context;
  @Context private UriInfo uri;

  @GET
  @Path("{id}/audio")
  @PermitAll
  @Produces({"audio/wav", "audio/mpeg", "audio/ogg"})
  @Operation(
      summary = "The sound of a chunk, with ranges and a strong ETag",
      description =
          "16 kHz mono WAV, or as format=mp3 or format=opus, made the first time it is asked for."
              + " Without login only by a signed link (expires, signature) as it stands in"
              + " answers of a site with a content delivery network.")
  @APIResponse(responseCode = "200", description = "The sound")
  @APIResponse(responseCode = "206", description = "The asked range of it")
  @APIResponse(responseCode = "304", description = "The client has it")
  @APIResponse(
      responseCode = "401",
      description = "AUTHENTICATION_FAILED: no login, or a link that is over")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  @APIResponse(responseCode = "410", description = "FILE_MISSING: the storage lost its file")
  @APIResponse(responseCode = "416", description = "The range lies outside")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR: no such format")
  @APIResponse(responseCode = "429", description = "RATE_LIMIT_EXCEEDED")
  public Response audio(
      @PathParam("id") int id,
      @QueryParam("format") String format,
      @QueryParam("expires") String expires,
      @QueryParam("signature") String signature,
      @Context HttpHeaders headers)
      throws IOException {
    Optional<AudioEncoding> encoding = encoding(format);
    if (signature == null) {
      Chunk chunk = chunks.hear(context.caller(), id);
      return sound(chunk, encoding, headers).header("Cache-Control", PRIVATE).build();
    }
    long left =
        links
            .remaining(id, encoding, expires, signature)
            .orElseThrow(
                () -> ShrutikException.unauthenticated("The link is over. Ask for a new one."));
    return sound(chunks.ofLink(id), encoding, headers)
        .header("Cache-Control", "public, max-age=" + left)
        .build();
  }

  private Response.ResponseBuilder sound(
      Chunk chunk, Optional<AudioEncoding> encoding, HttpHeaders headers) throws IOException {
    requireFile(chunk);
    if (encoding.isEmpty()) {
      return RangeResponse.of(
          storage,
          chunk.getFilePath(),
          chunk.getSizeBytes(),
          "audio/wav",
          chunk.getSha256(),
          headers);
    }
    String key = encoder.keyOf(chunk, encoding.get());
    return RangeResponse.of(
        storage,
        key,
        storage.size(key),
        encoding.get().mimeType(),
        chunk.getSha256() + "-" + encoding.get().wire(),
        headers);
  }

  private void requireFile(Chunk chunk) throws IOException {
    if (!storage.exists(chunk.getFilePath())) {
      LOG.error("The file of chunk {} is not in the storage", chunk.getId());
      throw new ShrutikException(
          ErrorCode.FILE_MISSING,
          "The sound of chunk " + chunk.getId() + " is gone. Skip it and go on.",
          List.of(new FieldIssue("chunk_id", "its file is missing")));
    }
  }

  private static Optional<AudioEncoding> encoding(String format) {
    return "wav".equals(format)
        ? Optional.empty()
        : Parse.word(
            "format",
            format,
            AudioEncoding::ofWire,
            Parse.words(AudioEncoding.values(), AudioEncoding::wire));
  }

  @GET
  @Path("{id}/info")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "What is known of a chunk")
  @APIResponse(responseCode = "200", description = "The chunk with its alternatives")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  public ChunkResponse info(@PathParam("id") int id) {
    return ChunkResponse.of(chunks.get(context.caller(), id), links, uri);
  }

  @GET
  @Path("{id}/peaks")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "The outline of a chunk's sound, to draw it before it is loaded",
      description = "The loudest sample of each of so many equal parts, 0 to 1.")
  @APIResponse(responseCode = "200", description = "The outline")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  @APIResponse(responseCode = "410", description = "FILE_MISSING: the storage lost its file")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR: points is out of range")
  public PeaksResponse peaks(@PathParam("id") int id, @QueryParam("points") String points)
      throws IOException {
    Chunk chunk = chunks.get(context.caller(), id);
    int parts = Parse.id("points", points).orElse(DEFAULT_POINTS);
    if (parts > MAX_POINTS) {
      throw ShrutikException.invalid("points", "must be from 1 to " + MAX_POINTS);
    }
    requireFile(chunk);
    return new PeaksResponse(
        id,
        chunk.getDuration(),
        Arrays.stream(WavePeaks.of(storage.localCopy(chunk.getFilePath()), parts))
            .boxed()
            .toList());
  }

  /** The outline of a chunk's sound. */
  public record PeaksResponse(int chunkId, double duration, List<Double> peaks) {}

  @POST
  @Path("{id}/skip")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Skip a chunk without a reason")
  @APIResponse(responseCode = "200", description = "The skip and how many people skipped it")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  public SkipResponse skip(@PathParam("id") int id) {
    return SkipResponse.of(transcriptions.skip(context.caller(), id, null, null));
  }
}
