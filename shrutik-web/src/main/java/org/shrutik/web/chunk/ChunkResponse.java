package org.shrutik.web.chunk;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.shrutik.chunk.Chunk;
import org.shrutik.web.rest.Times;

/** A chunk, with the fields of all documented shapes; {@code file_path} is an address. */
public record ChunkResponse(
    int id,
    int chunkId,
    int recordingId,
    int chunkIndex,
    String filePath,
    String optimizedUrl,
    double duration,
    double startTime,
    double endTime,
    String sentenceHint,
    int transcriptionCount,
    int transcriptCount,
    int skipCount,
    long fileSize,
    String sha256,
    int languageId,
    boolean readyForExport,
    double consensusQuality,
    Integer consensusTranscriptId,
    List<String> alternatives,
    String createdAt) {
  public static ChunkResponse of(Chunk chunk, UriInfo uri) {
    String audio = uri.getBaseUriBuilder().path("chunks/{id}/audio").build(chunk.getId()).getPath();
    return new ChunkResponse(
        chunk.getId(),
        chunk.getId(),
        chunk.getRecordingId(),
        chunk.getChunkIndex(),
        audio,
        audio,
        chunk.getDuration(),
        chunk.getStartTime(),
        chunk.getEndTime(),
        chunk.getSentenceHint(),
        chunk.getTranscriptCount(),
        chunk.getTranscriptCount(),
        chunk.getSkipCount(),
        chunk.getSizeBytes(),
        chunk.getSha256(),
        chunk.getLanguageId(),
        chunk.isReadyForExport(),
        chunk.getConsensusQuality(),
        chunk.getConsensusTranscriptId(),
        List.of(),
        Times.wire(chunk.getCreatedAt()));
  }
}
