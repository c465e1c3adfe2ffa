package org.shrutik.recogniser.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * One Vosk model in a process of its own, which ends with its standard input: a server that dies
 * leaves no worker behind. Whatever would make the native code abort is refused before it is
 * called; what cannot be foreseen ends this process and nothing else.
 */
public final class VoskWorker {
  private static final int SAMPLE_BYTES = 2;

  private final Model model;
  private final float rate;
  private Recognizer recogniser;

  private VoskWorker(Model model, float rate) {
    this.model = model;
    this.rate = rate;
  }

  /**
   * Loads a model and serves until the input ends.
   *
   * @param args the model's folder and its sample rate
   */
  public static void main(String[] args) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // Frames only on the standard output; whatever else somebody prints is for the log.
    System.setOut(System.err);
    LibVosk.setLogLevel(LogLevel.WARNINGS);
    VoskWorker worker;
    try {
      worker = new VoskWorker(new Model(args[0]), Float.parseFloat(args[1]));
    } catch (IOException e) {
      Frames.write(out, Frames.REFUSED, "The model cannot be loaded: " + e.getMessage());
      return;
    }
    Frames.write(out, Frames.OK, "ready");
    try {
      worker.serve(in, out);
    } catch (EOFException e) {
      // The server let go of this worker.
    }
    Runtime.getRuntime().halt(0);
  }

  private void serve(DataInputStream in, DataOutputStream out) throws IOException {
    while (true) {
      Frames.Frame frame = Frames.read(in);
      switch (frame.type()) {
        case Frames.BEGIN -> begin(frame.text(), out);
        case Frames.AUDIO -> audio(frame.content(), out);
        case Frames.FLUSH -> flush(out);
        case Frames.END -> end(out);
        default -> Frames.write(out, Frames.REFUSED, "No such frame: " + frame.type());
      }
    }
  }

  private void begin(String wanted, DataOutputStream out) throws IOException {
    close();
    if (!wanted.equals(String.valueOf(Math.round(rate)))) {
      Frames.write(out, Frames.REFUSED, "The model is made for " + Math.round(rate) + " Hz");
      return;
    }
    try {
      recogniser = new Recognizer(model, rate);
      recogniser.setWords(true);
      Frames.write(out, Frames.OK, "");
    } catch (IOException e) {
      Frames.write(out, Frames.REFUSED, "The model cannot recognise: " + e.getMessage());
    }
  }

  private void audio(byte[] samples, DataOutputStream out) throws IOException {
    if (recogniser == null) {
      Frames.write(out, Frames.REFUSED, "No sound was begun");
    } else if (samples.length == 0 || samples.length % SAMPLE_BYTES != 0) {
      Frames.write(out, Frames.REFUSED, samples.length + " bytes are no samples");
    } else if (recogniser.acceptWaveForm(samples, samples.length)) {
      Frames.write(out, Frames.UTTERANCE, recogniser.getResult());
    } else {
      Frames.write(out, Frames.OK, "");
    }
  }

  private void flush(DataOutputStream out) throws IOException {
    if (recogniser == null) {
      Frames.write(out, Frames.REFUSED, "No sound was begun");
    } else {
      Frames.write(out, Frames.UTTERANCE, recogniser.getFinalResult());
    }
  }

  private void end(DataOutputStream out) throws IOException {
    close();
    Frames.write(out, Frames.OK, "");
  }

  private void close() {
    if (recogniser != null) {
      recogniser.close();
      recogniser = null;
    }
  }
}
