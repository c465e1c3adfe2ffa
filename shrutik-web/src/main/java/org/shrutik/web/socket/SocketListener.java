package org.shrutik.web.socket;

import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A WebSocket. */
final class SocketListener extends Listener {
  private static final Logger LOG = LoggerFactory.getLogger(SocketListener.class);

  private final Session session;

  SocketListener(Session session, Instant until) {
    super(until);
    this.session = session;
  }

  @Override
  void send(Event event) {
    try {
      session.getAsyncRemote().sendText(event.json(), this::finished);
    } catch (IllegalStateException e) {
      LOG.debug("The socket is closed", e);
      forget();
    }
  }

  private void finished(SendResult result) {
    if (result.isOK()) {
      sent();
    } else {
      forget();
    }
  }

  @Override
  void end(CloseReason reason) {
    CloseCode code = () -> reason.code();
    try {
      session.close(new jakarta.websocket.CloseReason(code, reason.words()));
    } catch (IOException | IllegalStateException e) {
      LOG.debug("The socket did not close in peace", e);
    }
  }
}
