package org.shrutik.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("A60")
class AudioEncoderTest {
  @TempDir Path folder;

  private Path wav() throws IOException {
    Path samples = folder.resolve("samples.pcm");
    byte[] sound = new byte[2 * DecodedAudio.SAMPLE_RATE * 2];
    for (int i = 0; i < sound.length / 2; i++) {
      short value = (short) (8000 * Math.sin(i * 2 * Math.PI * 440 / DecodedAudio.SAMPLE_RATE));
      sound[2 * i] = (byte) value;
      sound[2 * i + 1] = (byte) (value >> 8);
    }
    Files.write(samples, sound);
    Path wav = folder.resolve("sound.wav");
    WavFile.write(samples, new ChunkSpan(0, 2L * DecodedAudio.SAMPLE_RATE), wav);
    return wav;
  }

  @ParameterizedTest
  @EnumSource(AudioEncoding.class)
  void makesTheSameSmallerBytesEachTimeThatDecodeToTheSameLength(AudioEncoding encoding)
      throws Exception {
    AudioEncoder encoder = new AudioEncoder(TestFfmpeg.underTest());
    Path wav = wav();
    Path one = folder.resolve("one." + encoding.wire());
    Path two = folder.resolve("two." + encoding.wire());
    encoder.encode(wav, encoding, one);
    encoder.encode(wav, encoding, two);
    assertThat(one).hasSameBinaryContentAs(two);
    assertThat(Files.size(one)).isBetween(1000L, Files.size(wav) / 3);
    DecodedAudio decoded =
        new AudioDecoder(TestFfmpeg.underTest())
            .decode(
                one,
                folder.resolve("back.pcm"),
                new AudioDecoder.Limits(Duration.ofSeconds(10), Duration.ofSeconds(30)));
    assertThat(decoded.seconds()).isBetween(1.95, 2.15);
  }

  @Test
  void leavesNothingOfWhatCannotBeEncoded() throws Exception {
    Path text = Files.writeString(folder.resolve("no.wav"), "no sound");
    Path target = folder.resolve("no.mp3");
    assertThatThrownBy(
            () -> new AudioEncoder(TestFfmpeg.underTest()).encode(text, AudioEncoding.MP3, target))
        .isInstanceOf(IOException.class);
    assertThat(target).doesNotExist();
  }
}
