package org.shrutik.web.machine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;
import org.shrutik.account.Caller;
import org.shrutik.machine.JobSnapshots.Snapshot;
import org.shrutik.machine.LogLine;
import org.shrutik.machine.MachineJobService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the log of a job, line by line, from the line {@code from} on, and closes at its end. */
@Dependent
@ServerEndpoint(value = "/ws/logs/{id}", configurator = SocketCredentials.FromHandshake.class)
public class JobLogSocket {
  private static final Logger LOG = LoggerFactory.getLogger(JobLogSocket.class);

  @Inject private JobSocket socket;
  @Inject private MachineJobService jobs;

  @OnOpen
  public void open(Session session, @PathParam("id") String id) {
    socket.admit(session, id).ifPresent(caller -> socket.watch(viewer(session, id, caller)));
  }

  private JobViewer viewer(Session session, String id, Caller caller) {
    return new JobViewer(session, id) {
      private long after = from(session);

      @Override
      void tell(Snapshot snapshot) {
        for (LogLine line : jobs.log(caller, id, after)) {
          send(line.text());
          after = line.id();
        }
      }
    };
  }

  private static long from(Session session) {
    try {
      return Long.parseLong(
          session.getRequestParameterMap().getOrDefault("from", List.of("0")).get(0));
    } catch (NumberFormatException e) {
      return 0;
    }
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
