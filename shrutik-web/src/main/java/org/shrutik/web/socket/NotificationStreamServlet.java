package org.shrutik.web.socket;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.shrutik.ErrorCode;
import org.shrutik.ShrutikException;
import org.shrutik.notification.ConnectionService;
import org.shrutik.notification.ConnectionService.Admission;
import org.shrutik.web.rest.ErrorResponse;
import org.shrutik.web.rest.JsonConfiguration;
import org.shrutik.web.security.AuthenticationFilter;

/**
 * Live news as Server-Sent Events, for whoever shows an access token or an API key in a header or a
 * ticket in the address, which is worth nothing after that.
 */
@WebServlet(
    name = "notification-stream",
    urlPatterns = {"/api/notifications/stream", "/api/v1/notifications/stream"},
    asyncSupported = true)
public class NotificationStreamServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String BEARER = "Bearer ";

  @Inject private transient NewsHub hub;
  @Inject private transient ConnectionService connections;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Admission> admission;
    try {
      admission = admission(request);
    } catch (ShrutikException e) {
      refuse(response, 403, e.code(), e.getMessage());
      return;
    }
    if (admission.isEmpty()) {
      refuse(response, 401, ErrorCode.AUTHENTICATION_FAILED, "Log in first.");
      return;
    }
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    StreamListener listener =
        new StreamListener(async, response.getOutputStream(), admission.get().until());
    listener.admit(admission.get().caller(), admission.get().until());
    async.addListener(new Leaving(listener));
    response.getOutputStream().setWriteListener(listener);
    hub.join(listener);
  }

  private Optional<Admission> admission(HttpServletRequest request) {
    String key = request.getHeader(AuthenticationFilter.API_KEY);
    String authorization = request.getHeader("Authorization");
    String ticket = request.getParameter("ticket");
    if (key != null) {
      return connections.ofKey(key);
    }
    if (authorization != null && authorization.startsWith(BEARER)) {
      return connections.ofToken(authorization.substring(BEARER.length()).strip());
    }
    return ticket == null ? Optional.empty() : connections.ofTicket(ticket);
  }

  private static void refuse(
      HttpServletResponse response, int status, ErrorCode code, String message) throws IOException {
    response.setStatus(status);
    response.setContentType("application/json;charset=UTF-8");
    response
        .getWriter()
        .write(
            JsonConfiguration.JSON.toJson(ErrorResponse.body(code, message, java.util.List.of())));
  }

  /** Takes a stream out that ended. */
  private final class Leaving implements AsyncListener {
    private final StreamListener listener;

    Leaving(StreamListener listener) {
      this.listener = listener;
    }

    @Override
    public void onComplete(AsyncEvent event) {
      hub.leave(listener);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      hub.leave(listener);
    }

    @Override
    public void onError(AsyncEvent event) {
      hub.leave(listener);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // It is started once only.
    }
  }
}
