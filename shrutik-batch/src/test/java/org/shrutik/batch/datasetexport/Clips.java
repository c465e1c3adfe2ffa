package org.shrutik.batch.datasetexport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.shrutik.storage.Storage;

/** Small real clips: 16 kHz mono WAV of a tenth of a second, each of its own content. */
record Clips(String key, String sha256, long size) {
  private static final int SAMPLES = 1600;

  static Clips store(Storage storage, String key, int seed) throws IOException {
    byte[] wav = wav(seed);
    Path file = storage.incoming();
    Files.write(file, wav);
    storage.keep(file, key);
    return new Clips(key, HexFormat.of().formatHex(Cell.sha256().digest(wav)), wav.length);
  }

  private static byte[] wav(int seed) {
    int bytes = 2 * SAMPLES;
    ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(36 + bytes).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(16000).putInt(32000);
    wav.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(bytes);
    for (int i = 0; i < SAMPLES; i++) {
      wav.putShort((short) (3000 * Math.sin(i * (0.1 + 0.001 * seed))));
    }
    return wav.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
