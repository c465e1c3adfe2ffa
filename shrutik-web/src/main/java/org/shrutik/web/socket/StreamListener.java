package org.shrutik.web.socket;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream of Server-Sent Events, written without waiting for whoever reads it. */
final class StreamListener extends Listener implements WriteListener {
  private static final Logger LOG = LoggerFactory.getLogger(StreamListener.class);

  private final AsyncContext async;
  private final ServletOutputStream out;
  private final Object turn = new Object();
  private byte[] next;
  private boolean flushing;
  private boolean ending;
  private boolean over;

  StreamListener(AsyncContext async, ServletOutputStream out, Instant until) {
    super(until);
    this.async = async;
    this.out = out;
  }

  @Override
  void send(Event event) {
    synchronized (turn) {
      next = text(event).getBytes(StandardCharsets.UTF_8);
    }
    onWritePossible();
  }

  private static String text(Event event) {
    return "event: "
        + event.type()
        + (event.id() == null ? "" : "\nid: " + event.id())
        + "\ndata: "
        + event.json()
        + "\n\n";
  }

  @Override
  void end(CloseReason reason) {
    synchronized (turn) {
      ending = true;
      if (reason != CloseReason.TOO_SLOW) {
        next =
            ("event: closed\ndata: {\"code\":"
                    + reason.code()
                    + ",\"reason\":\""
                    + reason.words()
                    + "\"}\n\n")
                .getBytes(StandardCharsets.UTF_8);
      }
      flushing = false;
    }
    if (reason == CloseReason.TOO_SLOW) {
      finish();
    } else {
      onWritePossible();
    }
  }

  /** The network can take more: on a thread of the server, or on the teller's. */
  @Override
  public void onWritePossible() {
    boolean done = false;
    try {
      synchronized (turn) {
        while (!over && (next != null || flushing) && out.isReady()) {
          if (next != null) {
            byte[] bytes = next;
            next = null;
            flushing = true;
            out.write(bytes);
          } else {
            flushing = false;
            done = true;
            out.flush();
          }
        }
      }
    } catch (IOException | IllegalStateException e) {
      onError(e);
      return;
    }
    if (done && ending) {
      finish();
    } else if (done) {
      sent();
    }
  }

  @Override
  public void onError(Throwable cause) {
    LOG.debug("A stream ended early", cause);
    forget();
    finish();
  }

  private void finish() {
    synchronized (turn) {
      if (over) {
        return;
      }
      over = true;
    }
    try {
      async.complete();
    } catch (IllegalStateException e) {
      LOG.debug("The stream was completed already", e);
    }
  }
}
