package org.shrutik.web.machine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shrutik.machine.JobSnapshots.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of a job in messages: {@code connected} with its present state, {@code job_update} at each
 * change; closes at its end.
 */
@Dependent
@ServerEndpoint(value = "/api/v1/job/ws/{id}", configurator = SocketCredentials.FromHandshake.class)
public class JobUpdateSocket {
  private static final Logger LOG = LoggerFactory.getLogger(JobUpdateSocket.class);

  @Inject private JobSocket socket;

  @OnOpen
  public void open(Session session, @PathParam("id") String id) {
    String plain = ForeignJob.plainId(id);
    if (socket.admit(session, plain).isPresent()) {
      socket.watch(viewer(session, plain));
    }
  }

  private static JobViewer viewer(Session session, String id) {
    return new JobViewer(session, id) {
      private boolean connected;
      private String last = "";

      @Override
      void tell(Snapshot snapshot) {
        Map<String, Object> state = ForeignJob.update(snapshot.job());
        if (!connected) {
          connected = true;
          Map<String, Object> first = new LinkedHashMap<>();
          first.put("type", "connected");
          first.put("connection_id", session.getId());
          first.put("job_id", ForeignJob.id(snapshot.job()));
          first.put("status", state.get("status"));
          send(JobSocket.json(first));
        }
        String now = JobSocket.json(state);
        if (!now.equals(last)) {
          last = now;
          send(now);
        }
      }
    };
  }

  @OnMessage
  public String message(String text) {
    return text.strip().equals("ping")
        ? JobSocket.json(Map.of("type", "pong"))
        : JobSocket.json(Map.of("type", "echo", "message", text));
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
