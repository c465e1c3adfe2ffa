package org.shrutik.web.chunk;

import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shrutik.audio.AudioEncoding;
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
    List<Alternative> alternatives,
    String createdAt) {

  /** The same sound in another encoding. */
  public record Alternative(String format, String url, String mimeType) {}

  public static ChunkResponse of(Chunk chunk, AudioLinks links, UriInfo uri) {
    String api = uri.getBaseUri().getPath();
    String audio = links.of(api, chunk.getId(), Optional.empty());
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
        Arrays.stream(AudioEncoding.values())
            .map(
                encoding ->
                    new Alternative(
                        "." + encoding.wire(),
                        links.of(api, chunk.getId(), Optional.of(encoding)),
                        encoding.mimeType()))
            .toList(),
        Times.wire(chunk.getCreatedAt()));
  }
}
