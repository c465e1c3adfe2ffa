package org.shrutik.system;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A WebSocket for live news and what came over it. */
final class Live implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final List<JsonObject> messages = new CopyOnWriteArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final boolean reads;
  private WebSocket socket;

  private Live(boolean reads) {
    this.reads = reads;
  }

  /** Connects and says who it is. */
  static Live open(Site site, String firstMessage) throws Exception {
    return open(site.installation().baseUrl(), firstMessage, true);
  }

  /**
   * Connects and says who it is.
   *
   * @param reads false for one that takes nothing out of its socket
   */
  static Live open(String baseUrl, String firstMessage, boolean reads) throws Exception {
    Live live = new Live(reads);
    live.socket =
        CLIENT
            .newWebSocketBuilder()
            .buildAsync(URI.create(baseUrl.replaceFirst("^http", "ws") + "/ws/notifications"), live)
            .get(20, TimeUnit.SECONDS);
    if (firstMessage != null) {
      live.say(firstMessage);
    }
    return live;
  }

  /** Connects as a person, by a ticket, and waits for the snapshot. */
  static Live of(Site site, Site.Person person) throws Exception {
    String ticket =
        person.api().post("/api/notifications/ticket").expect(201).json().getString("ticket");
    Live live = open(site, "{\"ticket\":\"" + ticket + "\"}");
    live.await("snapshot", message -> message.getString("type").equals("snapshot"));
    return live;
  }

  void say(String message) throws Exception {
    socket.sendText(message, true).get(20, TimeUnit.SECONDS);
  }

  List<JsonObject> messages() {
    return List.copyOf(messages);
  }

  /** The news of a kind that came so far. */
  List<JsonObject> news(String kind) {
    return messages.stream()
        .filter(message -> message.getString("type").equals("notification"))
        .map(message -> message.getJsonObject("notification"))
        .filter(notification -> notification.getString("kind").equals(kind))
        .toList();
  }

  JsonObject await(String what, java.util.function.Predicate<JsonObject> wanted) throws Exception {
    Await.until(what, Site.SOON, () -> messages.stream().anyMatch(wanted));
    return messages.stream().filter(wanted).findFirst().orElseThrow();
  }

  JsonObject awaitNews(String kind) throws Exception {
    Await.until("news " + kind, Site.SOON, () -> !news(kind).isEmpty());
    return news(kind).get(0);
  }

  /** The code with which the server ended it. */
  int awaitClose() throws Exception {
    return closed.get(Site.SOON.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void onOpen(WebSocket opened) {
    if (reads) {
      opened.request(Long.MAX_VALUE);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      messages.add(Json.createReader(new StringReader(part.toString())).readObject());
      part.setLength(0);
    }
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
