package org.shrutik.chunk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shrutik.ErrorCode;
import org.shrutik.ShrutikException;
import org.shrutik.audio.AudioEncoding;
import org.shrutik.audio.AudioWorkbench;
import org.shrutik.storage.Storage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes other encodings of a chunk the first time they are asked for, and keeps them beside it. */
@ApplicationScoped
public class ChunkEncoder {
  private static final Logger LOG = LoggerFactory.getLogger(ChunkEncoder.class);

  @Inject private AudioWorkbench workbench;
  @Inject private Storage storage;

  /**
   * The storage key of a chunk in that encoding. Two who ask at once may both make it; the same
   * bytes take each other's place whole.
   *
   * @throws ShrutikException SERVICE_UNAVAILABLE where it cannot be made here
   */
  public String keyOf(Chunk chunk, AudioEncoding encoding) throws IOException {
    String key = chunk.getFilePath().replaceAll("\\.wav$", "") + "." + encoding.wire();
    if (!storage.exists(key)) {
      Path file = storage.incoming();
      try {
        workbench.encode(storage.localCopy(chunk.getFilePath()), encoding, file);
        storage.keep(file, key);
      } catch (IOException e) {
        LOG.warn("Chunk {} cannot be had as {}: {}", chunk.getId(), encoding, e.getMessage());
        throw unavailable(encoding);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw unavailable(encoding);
      } finally {
        Files.deleteIfExists(file);
      }
    }
    return key;
  }

  private static ShrutikException unavailable(AudioEncoding encoding) {
    return new ShrutikException(
        ErrorCode.SERVICE_UNAVAILABLE,
        "The audio cannot be made as " + encoding.wire() + " now. Take the WAV.");
  }
}
