package org.shrutik.web.socket;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import org.shrutik.ShrutikException;
import org.shrutik.notification.ConnectionService;
import org.shrutik.notification.ConnectionService.Admission;
import org.shrutik.notification.NotificationService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Live news over a WebSocket. The client says first who it is, by {@code {"token":…}} or {@code
 * {"ticket":…}}; a new token later prolongs the connection; {@code {"read":id}} marks as read.
 */
@ServerEndpoint("/ws/notifications")
public class NotificationSocket {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationSocket.class);
  private static final int LONGEST_MESSAGE = 8192;
  private static final int LOGIN_SECONDS = 10;

  @Inject private NewsHub hub;
  @Inject private ConnectionService connections;
  @Inject private NotificationService notifications;

  private SocketListener listener;

  @OnOpen
  public void open(Session session) {
    session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
    session.setMaxBinaryMessageBufferSize(1);
    session.setMaxIdleTimeout(0);
    listener = new SocketListener(session, Instant.now().plusSeconds(LOGIN_SECONDS));
    hub.open(listener);
  }

  @OnMessage
  public void hear(String message) {
    try (JsonReader reader = Json.createReader(new StringReader(message))) {
      obey(reader.readObject());
    } catch (JsonException | ClassCastException e) {
      listener.close(CloseReason.NOT_UNDERSTOOD);
    } catch (ShrutikException e) {
      LOG.debug("Refused over a socket", e);
      listener.close(
          listener.caller() == null ? CloseReason.NOT_LOGGED_IN : CloseReason.NOT_UNDERSTOOD);
    }
  }

  private void obey(JsonObject message) {
    if (message.get("token") instanceof JsonString token) {
      admit(connections.ofToken(token.getString()));
    } else if (message.get("ticket") instanceof JsonString ticket) {
      admit(connections.ofTicket(ticket.getString()));
    } else if (message.get("read") instanceof JsonNumber id && listener.caller() != null) {
      notifications.read(listener.caller(), id.longValue());
    } else {
      listener.close(CloseReason.NOT_UNDERSTOOD);
    }
  }

  private void admit(Optional<Admission> admission) {
    boolean known = listener.caller() != null;
    if (admission.isEmpty()
        || (known && listener.caller().userId() != admission.get().caller().userId())) {
      listener.close(CloseReason.NOT_LOGGED_IN);
      return;
    }
    listener.admit(admission.get().caller(), admission.get().until());
    if (!known) {
      hub.join(listener);
    }
  }

  @OnClose
  public void close() {
    hub.leave(listener);
  }

  /** A client that went away, or sent what no socket should. */
  @OnError
  public void fail(Throwable cause) {
    if (cause instanceof EJBException) {
      LOG.warn("A socket could not be served: {}", cause.getMessage());
    } else {
      LOG.debug("A socket ended early", cause);
    }
    if (listener != null) {
      listener.close(CloseReason.NOT_UNDERSTOOD);
      hub.leave(listener);
    }
  }
}
