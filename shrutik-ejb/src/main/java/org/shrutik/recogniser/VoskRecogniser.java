package org.shrutik.recogniser;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.shrutik.audio.DecodedAudio;
import org.shrutik.recogniser.RecognitionException.Kind;
import org.shrutik.recogniser.child.Frames;
import org.shrutik.recogniser.child.Frames.Frame;

/** Vosk, in the workers of a pool. */
final class VoskRecogniser implements Recogniser {
  /** A fifth of a second: so often is asked whether to go on. */
  private static final int BLOCK_BYTES = DecodedAudio.SAMPLE_RATE / 5 * DecodedAudio.SAMPLE_BYTES;

  private static final String UNKNOWN = "[unk]";

  private final WorkerPool pool;

  VoskRecogniser(WorkerPool pool) {
    this.pool = pool;
  }

  @Override
  public List<Segment> recognise(
      SpeechModel model, Path samples, List<VoicedSpan> spans, RecognitionWatch watch)
      throws RecognitionException, InterruptedException {
    if (spans.isEmpty()) {
      watch.reached(1);
      return List.of();
    }
    RecogniserWorker worker = pool.take(model);
    boolean sound = false;
    try {
      List<Segment> segments = feed(worker, samples, spans, watch);
      sound = true;
      return segments;
    } catch (RecognitionException e) {
      // Stopped from outside it is as good as before: its next sound begins anew.
      sound =
          e.kind() == Kind.CANCELLED
              || e.kind() == Kind.LOST
              || (e.kind() == Kind.TIMEOUT && worker.isUsable());
      throw e;
    } finally {
      pool.release(worker, sound);
    }
  }

  /** A second of quiet noise, through everything that a sound goes through. */
  static void tryOut(RecogniserWorker worker) throws RecognitionException {
    byte[] rate = String.valueOf(worker.model().sampleRate()).getBytes(StandardCharsets.US_ASCII);
    long never = RecognitionWatch.none().deadlineNanos();
    worker.exchange(Frames.BEGIN, rate, rate.length, never);
    byte[] noise = new byte[DecodedAudio.SAMPLE_RATE * DecodedAudio.SAMPLE_BYTES];
    Random random = new Random(1);
    for (int i = 0; i < noise.length; i += DecodedAudio.SAMPLE_BYTES) {
      noise[i] = (byte) random.nextInt();
      noise[i + 1] = (byte) (random.nextInt(8) - 4);
    }
    VoicedSpan span = new VoicedSpan(0, DecodedAudio.SAMPLE_RATE);
    List<Segment> heard = new ArrayList<>();
    add(worker.exchange(Frames.AUDIO, noise, noise.length, never), 0, span, heard);
    add(worker.exchange(Frames.FLUSH, new byte[0], 0, never), 0, span, heard);
    worker.exchange(Frames.END, new byte[0], 0, never);
  }

  private static List<Segment> feed(
      RecogniserWorker worker, Path samples, List<VoicedSpan> spans, RecognitionWatch watch)
      throws RecognitionException {
    long deadline = watch.deadlineNanos();
    long total = spans.stream().mapToLong(VoicedSpan::samples).sum();
    long fed = 0;
    List<Segment> segments = new ArrayList<>();
    byte[] rate = String.valueOf(worker.model().sampleRate()).getBytes(StandardCharsets.US_ASCII);
    worker.exchange(Frames.BEGIN, rate, rate.length, deadline);
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    try (FileChannel channel = FileChannel.open(samples, StandardOpenOption.READ)) {
      for (VoicedSpan span : spans) {
        double shift = (span.start() - fed) / (double) DecodedAudio.SAMPLE_RATE;
        for (long at = span.start(); at < span.end(); ) {
          block.clear();
          block.limit((int) Math.min(BLOCK_BYTES, (span.end() - at) * DecodedAudio.SAMPLE_BYTES));
          read(channel, block, at * DecodedAudio.SAMPLE_BYTES);
          Frame answer = worker.exchange(Frames.AUDIO, block.array(), block.position(), deadline);
          add(answer, shift, span, segments);
          int count = block.position() / DecodedAudio.SAMPLE_BYTES;
          at += count;
          fed += count;
          watch.reached(fed / (double) total);
        }
        add(worker.exchange(Frames.FLUSH, new byte[0], 0, deadline), shift, span, segments);
      }
    } catch (RecognitionException e) {
      throw e;
    } catch (IOException e) {
      throw new RecognitionException(Kind.REFUSED, "The samples cannot be read: " + e.getMessage());
    }
    worker.exchange(Frames.END, new byte[0], 0, deadline);
    return segments;
  }

  private static void read(FileChannel channel, ByteBuffer block, long position)
      throws IOException {
    while (block.hasRemaining()) {
      if (channel.read(block, position + block.position()) < 0) {
        throw new IOException("they are cut short");
      }
    }
  }

  /** Adds what the answer tells of, its times set back to those of the recording. */
  private static void add(Frame answer, double shift, VoicedSpan span, List<Segment> segments)
      throws RecognitionException {
    if (answer.type() != Frames.UTTERANCE) {
      return;
    }
    List<Word> words = new ArrayList<>();
    try (JsonReader reader = Json.createReader(new StringReader(answer.text()))) {
      JsonObject utterance = reader.readObject();
      if (!utterance.containsKey("result")) {
        return;
      }
      double least = span.startSeconds();
      for (JsonValue value : utterance.getJsonArray("result")) {
        JsonObject word = value.asJsonObject();
        double start = within(span, least, number(word, "start") + shift);
        double end = within(span, start, number(word, "end") + shift);
        least = end;
        if (!word.getString("word").equals(UNKNOWN)) {
          words.add(
              new Word(
                  word.getString("word"),
                  start,
                  end,
                  Math.max(0, Math.min(1, number(word, "conf")))));
        }
      }
    } catch (JsonException | ClassCastException | NullPointerException e) {
      throw new RecognitionException(Kind.CRASH, "The recogniser gave no sense");
    }
    if (!words.isEmpty()) {
      segments.add(new Segment(words));
    }
  }

  private static double number(JsonObject word, String name) {
    JsonNumber number = word.getJsonNumber(name);
    return number.doubleValue();
  }

  private static double within(VoicedSpan span, double least, double seconds) {
    double kept = Math.max(least, Math.min(span.endSeconds(), seconds));
    return Math.round(kept * 1000) / 1000.0;
  }
}
