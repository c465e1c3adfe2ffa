package org.shrutik.web.machine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the state of a job and how far it is, at once and at each change, and closes at its end.
 */
@Dependent
@ServerEndpoint(value = "/ws/progress/{id}", configurator = SocketCredentials.FromHandshake.class)
public class JobProgressSocket {
  private static final Logger LOG = LoggerFactory.getLogger(JobProgressSocket.class);

  @Inject private JobSocket socket;

  @OnOpen
  public void open(Session session, @PathParam("id") String id) {
    socket
        .admit(session, id)
        .ifPresent(
            caller ->
                socket.watch(
                    JobViewer.of(
                        session,
                        id,
                        snapshot ->
                            JobSocket.json(
                                Map.of(
                                    "status", snapshot.job().getStatus().wire(),
                                    "progress", snapshot.job().getProgress())))));
  }

  @OnClose
  public void close(Session session) {
    socket.leave(session);
  }

  @OnError
  public void error(Session session, Throwable failure) {
    LOG.debug("A viewer of a job is gone", failure);
    socket.leave(session);
  }
}
