package org.shrutik.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A socket that keeps what it is told. */
final class Viewer implements WebSocket.Listener {
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private WebSocket socket;

  /** Opens one with the headers of a client. */
  static Viewer open(Api api, String path) {
    Viewer viewer = new Viewer();
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    api.headers().forEach(builder::header);
    viewer.socket =
        builder
            .buildAsync(URI.create(api.baseUrl().replaceFirst("^http", "ws") + path), viewer)
            .join();
    return viewer;
  }

  List<String> messages() {
    return messages;
  }

  /** Completes with the code with which the server closed it. */
  CompletableFuture<Integer> end() {
    return end;
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  void abort() {
    socket.abort();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      messages.add(part.toString());
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    end.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    end.completeExceptionally(error);
  }
}
