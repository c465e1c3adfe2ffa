package org.shrutik.web.machine;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.function.Function;
import org.shrutik.machine.JobSnapshots.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open socket on one job, which is told of each change once and closed at the job's end. */
abstract class JobViewer {
  private static final Logger LOG = LoggerFactory.getLogger(JobViewer.class);
  private static final long SLOW_MILLIS = 10_000;

  private final Session session;
  private final String jobId;

  JobViewer(Session session, String jobId) {
    this.session = session;
    this.jobId = jobId;
    session.getAsyncRemote().setSendTimeout(SLOW_MILLIS);
  }

  /** A viewer that is sent {@code message} whenever it differs from the last one. */
  static JobViewer of(Session session, String jobId, Function<Snapshot, String> message) {
    return new JobViewer(session, jobId) {
      private String last = "";

      @Override
      void tell(Snapshot snapshot) {
        String now = message.apply(snapshot);
        if (!now.equals(last)) {
          last = now;
          send(now);
        }
      }
    };
  }

  abstract void tell(Snapshot snapshot);

  final synchronized void see(Snapshot snapshot) {
    if (isOpen()) {
      tell(snapshot);
      if (snapshot.job().getStatus().isFinal()) {
        close(CloseCodes.NORMAL_CLOSURE, "the job has ended");
      }
    }
  }

  final synchronized void gone() {
    close(CloseCodes.NORMAL_CLOSURE, "the job was removed");
  }

  final void send(String text) {
    session
        .getAsyncRemote()
        .sendText(
            text,
            result -> {
              if (!result.isOK()) {
                LOG.debug("A viewer is too slow or gone", result.getException());
              }
            });
  }

  private void close(CloseCodes code, String reason) {
    try {
      if (session.isOpen()) {
        session.close(new CloseReason(code, reason));
      }
    } catch (IOException e) {
      LOG.debug("A viewer was gone already", e);
    }
  }

  String id() {
    return session.getId();
  }

  String jobId() {
    return jobId;
  }

  boolean isOpen() {
    return session.isOpen();
  }
}
