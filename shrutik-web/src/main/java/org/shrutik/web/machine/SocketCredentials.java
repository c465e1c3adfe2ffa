package org.shrutik.web.machine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.LoginService;

/**
 * Who opens a socket: by the headers of its handshake, as programs send them, or by the parameter
 * {@code token}, as browsers must.
 */
@ApplicationScoped
public class SocketCredentials {
  private static final String BEARER = "Bearer ";
  private static final String TOKEN = "token";
  private static final String KEY = "key";

  @Inject private LoginService logins;

  /** Nothing for whoever shows no credential, or a worthless one. */
  public Optional<Caller> callerOf(Session session) {
    try {
      Object key = session.getUserProperties().get(KEY);
      if (key != null) {
        return logins.callerOfApiKey(key.toString());
      }
      Object header = session.getUserProperties().get(TOKEN);
      List<String> parameters = session.getRequestParameterMap().getOrDefault(TOKEN, List.of());
      String token =
          header != null ? header.toString() : parameters.isEmpty() ? null : parameters.get(0);
      return token == null ? Optional.empty() : logins.callerOfToken(token);
    } catch (ShrutikException e) {
      return Optional.empty();
    }
  }

  /** Takes the credentials out of the handshake; the properties are those of one connection. */
  public static class FromHandshake extends ServerEndpointConfig.Configurator {
    @Override
    public void modifyHandshake(
        ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
      request
          .getHeaders()
          .forEach(
              (name, values) -> {
                if (name.equalsIgnoreCase("X-API-Key")) {
                  config.getUserProperties().put(KEY, values.get(0));
                } else if (name.equalsIgnoreCase("Authorization")
                    && values.get(0).startsWith(BEARER)) {
                  config.getUserProperties().put(TOKEN, values.get(0).substring(BEARER.length()));
                }
              });
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
      return CDI.current().select(type).get();
    }
  }

  /** For messages of a socket. */
  static Map<String, Object> error(String message) {
    return Map.of("type", "error", "message", message);
  }
}
