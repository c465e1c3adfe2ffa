package org.shrutik.web.machine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.machine.MachineJobService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the sockets on jobs have in common: who may look, and at what. */
@Dependent
public class JobSocket {
  private static final Logger LOG = LoggerFactory.getLogger(JobSocket.class);
  private static final Jsonb JSON = JsonbBuilder.create();

  @Inject private SocketCredentials credentials;
  @Inject private MachineJobService jobs;
  @Inject private JobWatchers watchers;

  /** The caller, if the job is there for it; else the socket is closed with the reason. */
  Optional<Caller> admit(Session session, String jobId) {
    Optional<Caller> caller = credentials.callerOf(session);
    if (caller.isEmpty()) {
      refuse(session, "Log in first.");
      return Optional.empty();
    }
    try {
      jobs.get(caller.get(), jobId);
      return caller;
    } catch (ShrutikException e) {
      refuse(session, e.getMessage());
      return Optional.empty();
    }
  }

  void watch(JobViewer viewer) {
    watchers.add(viewer);
  }

  void leave(Session session) {
    watchers.remove(session.getId());
  }

  static String json(Map<String, Object> message) {
    Map<String, Object> known = new LinkedHashMap<>();
    message.forEach(
        (name, value) -> {
          if (value != null) {
            known.put(name, value);
          }
        });
    return JSON.toJson(known);
  }

  private static void refuse(Session session, String reason) {
    try {
      session.getBasicRemote().sendText(json(SocketCredentials.error(reason)));
      session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, reason));
    } catch (IOException e) {
      LOG.debug("Whoever was refused is gone", e);
    }
  }
}
