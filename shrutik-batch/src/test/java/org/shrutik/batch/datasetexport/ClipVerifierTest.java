package org.shrutik.batch.datasetexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shrutik.dataset.ReleaseItem;
import org.shrutik.dataset.Standing;
import org.shrutik.dataset.VerifiedClip;
import org.shrutik.storage.LocalStorage;
import org.shrutik.storage.Storage;

class ClipVerifierTest {
  @TempDir Path folder;
  private Storage storage;
  private ReleaseKeys keys;

  @BeforeEach
  void start() throws IOException {
    storage = LocalStorage.at(folder.resolve("storage"));
    keys = ReleaseKeys.load(folder.resolve("secret"));
  }

  private static ReleaseItem item(Clips clip, Standing standing) {
    return new ReleaseItem(
        12,
        3,
        7,
        "en",
        standing,
        "Hello.",
        2,
        1,
        0,
        0.1,
        0.1,
        0.9,
        null,
        null,
        List.of(),
        clip.key(),
        clip.sha256(),
        clip.size(),
        null,
        null,
        null);
  }

  @Test
  void findsSumSentenceAndSplitOfASoundClip() throws IOException {
    Clips clip = Clips.store(storage, "chunks/a.wav", 1);
    VerifiedClip verified =
        new ClipVerifier(storage, keys, true).verify(item(clip, Standing.VALIDATED));
    CRC32 crc = new CRC32();
    crc.update(Files.readAllBytes(storage.localCopy("chunks/a.wav")));
    assertThat(verified)
        .isEqualTo(
            new VerifiedClip(12, crc.getValue(), Cell.sentenceId("en", "hello"), keys.splitOf(7)));
  }

  @Test
  void drawsNoSplitForWhatIsNotAgreedOn() throws IOException {
    Clips clip = Clips.store(storage, "chunks/a.wav", 1);
    ClipVerifier verifier = new ClipVerifier(storage, keys, true);
    assertThat(verifier.verify(item(clip, Standing.OTHER)).split()).isNull();
    assertThat(verifier.verify(item(clip, Standing.INVALIDATED)).split()).isNull();
  }

  @Test
  void namesTheClipThatIsMissingOrDamaged() throws IOException {
    Clips clip = Clips.store(storage, "chunks/a.wav", 1);
    ClipVerifier verifier = new ClipVerifier(storage, keys, true);
    Path file = storage.localCopy("chunks/a.wav");
    byte[] content = Files.readAllBytes(file);
    content[1000] ^= 1;
    Files.write(file, content);
    assertThatThrownBy(() -> verifier.verify(item(clip, Standing.OTHER)))
        .isInstanceOf(DamagedClipException.class)
        .hasMessageContaining("chunk 12 (recording 3)")
        .hasMessageContaining("damaged")
        .hasMessageNotContaining(folder.toString());
    Files.delete(file);
    assertThatThrownBy(() -> verifier.verify(item(clip, Standing.OTHER)))
        .isInstanceOf(DamagedClipException.class)
        .hasMessageContaining("chunk 12 (recording 3)")
        .hasMessageContaining("missing");
  }

  @Test
  void leavesFilesAloneWithoutAudio() throws IOException {
    Clips gone = new Clips("chunks/gone.wav", "00", 5);
    VerifiedClip verified =
        new ClipVerifier(storage, keys, false).verify(item(gone, Standing.VALIDATED));
    assertThat(verified.crc32()).isZero();
    assertThat(verified.sentenceId()).isNotEmpty();
  }
}
