package org.shrutik.web.chunk;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.chunk.Chunk;
import org.shrutik.chunk.ChunkService;
import org.shrutik.storage.Storage;
import org.shrutik.transcription.TranscriptionService;
import org.shrutik.web.rest.RangeResponse;
import org.shrutik.web.security.CallerContext;
import org.shrutik.web.transcription.SkipResponse;

/** Chunks and their audio. */
@Path("chunks")
@Tag(name = "chunks")
public class ChunksResource {
  @Inject private ChunkService chunks;
  @Inject private TranscriptionService transcriptions;
  @Inject private Storage storage;
  @Inject private CallerContext context;
  @Context private UriInfo uri;

  @GET
  @Path("{id}/audio")
  @Produces("audio/wav")
  @Operation(summary = "The sound of a chunk: 16 kHz mono WAV, with ranges")
  public Response audio(@PathParam("id") int id, @Context HttpHeaders headers) {
    Chunk chunk = chunks.get(context.caller(), id);
    return RangeResponse.of(
            storage,
            chunk.getFilePath(),
            chunk.getSizeBytes(),
            "audio/wav",
            chunk.getSha256(),
            headers)
        .header("Cache-Control", "private, max-age=3600")
        .build();
  }

  @GET
  @Path("{id}/info")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "What is known of a chunk")
  public ChunkResponse info(@PathParam("id") int id) {
    return ChunkResponse.of(chunks.get(context.caller(), id), uri);
  }

  @POST
  @Path("{id}/skip")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Skip a chunk without a reason")
  public SkipResponse skip(@PathParam("id") int id) {
    return SkipResponse.of(transcriptions.skip(context.caller(), id, null, null));
  }
}
