package org.shrutik.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavFileTest {

  private static final short[] SOUND = Sounds.noise(2, 1_000);

  @TempDir private Path folder;
  private Path pcm;
  private Path wav;

  @BeforeEach
  void writeSamples() throws IOException {
    pcm = folder.resolve("all.pcm");
    wav = folder.resolve("chunk.wav");
    TestFfmpeg.writePcm(SOUND, pcm);
  }

  @Test
  void holdsExactlyTheSamplesOfTheSpan() throws IOException {
    WavFile.write(pcm, new ChunkSpan(4_000, 20_000), wav);

    assertThat(WavFile.read(wav)).isEqualTo(Arrays.copyOfRange(SOUND, 4_000, 20_000));
    assertThat(Files.size(wav)).isEqualTo(44 + 32_000);
  }

  @Test
  void isReadByAnyPlainReader() throws Exception {
    WavFile.write(pcm, new ChunkSpan(0, 16_000), wav);

    try (AudioInputStream stream = AudioSystem.getAudioInputStream(wav.toFile())) {
      assertThat(stream.getFormat().getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
      assertThat(stream.getFormat().getSampleRate()).isEqualTo(16_000f);
      assertThat(stream.getFormat().getSampleSizeInBits()).isEqualTo(16);
      assertThat(stream.getFormat().getChannels()).isEqualTo(1);
      assertThat(stream.getFrameLength()).isEqualTo(16_000);
    }
  }

  @Test
  void replacesALongerFile() throws IOException {
    WavFile.write(pcm, new ChunkSpan(0, 32_000), wav);
    WavFile.write(pcm, new ChunkSpan(0, 160), wav);

    assertThat(WavFile.read(wav)).hasSize(160);
  }

  @Test
  void refusesASpanBeyondTheSamples() {
    assertThatThrownBy(() -> WavFile.write(pcm, new ChunkSpan(0, SOUND.length + 1), wav))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void doesNotReadWhatItDidNotWrite() throws IOException {
    assertThatThrownBy(() -> WavFile.read(pcm)).isInstanceOf(IOException.class);
    Files.write(wav, new byte[10]);
    assertThatThrownBy(() -> WavFile.read(wav)).isInstanceOf(IOException.class);
  }
}
