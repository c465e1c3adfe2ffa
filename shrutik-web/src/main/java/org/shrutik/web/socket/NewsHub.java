package org.shrutik.web.socket;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.shrutik.account.Caller;
import org.shrutik.notification.NewsArrived;
import org.shrutik.notification.NotificationService;
import org.shrutik.notification.NotificationService.Snapshot;
import org.shrutik.notification.NotificationService.Told;
import org.shrutik.web.notification.NotificationResponse;
import org.shrutik.web.rest.JsonConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live connections of this node, and who is told what. */
@ApplicationScoped
public class NewsHub {
  private static final Logger LOG = LoggerFactory.getLogger(NewsHub.class);

  @Inject private NotificationService notifications;

  private static final int ALIVE_EVERY = 25;
  private static final Listener.Event ALIVE =
      new Listener.Event("alive", null, "{\"type\":\"alive\"}");

  private int checks;
  private final Set<Listener> all = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Set<Listener>> byUser = new ConcurrentHashMap<>();

  /** Somebody connected who has not said who it is. */
  void open(Listener listener) {
    all.add(listener);
  }

  /** From now on it hears everything; first how things stand. */
  void join(Listener listener) {
    all.add(listener);
    byUser
        .computeIfAbsent(listener.caller().userId(), id -> ConcurrentHashMap.newKeySet())
        .add(listener);
    listener.tell(snapshot(listener.caller()));
  }

  /** It is gone. */
  void leave(Listener listener) {
    listener.forget();
    all.remove(listener);
    Caller caller = listener.caller();
    if (caller != null) {
      byUser.computeIfPresent(
          caller.userId(),
          (id, listeners) -> {
            listeners.remove(listener);
            return listeners.isEmpty() ? null : listeners;
          });
    }
  }

  int size() {
    return all.size();
  }

  void newsArrived(@Observes NewsArrived news) {
    if (byUser.isEmpty()) {
      return;
    }
    if (news.gap()) {
      for (Set<Listener> listeners : byUser.values()) {
        listeners.forEach(listener -> listener.tell(snapshot(listener.caller())));
      }
    }
    for (Told told : notifications.told(news.ids())) {
      Set<Listener> listeners = byUser.get(told.view().notification().getUserId());
      if (listeners != null) {
        Listener.Event event = told(told);
        listeners.forEach(listener -> listener.tell(event));
      }
    }
    for (int reader : news.readers()) {
      Set<Listener> listeners = byUser.get(reader);
      if (listeners != null) {
        Listener.Event event =
            event("read", null, Map.of("type", "read", "unread", notifications.unreadOf(reader)));
        listeners.forEach(listener -> listener.tell(event));
      }
    }
  }

  private Listener.Event snapshot(Caller caller) {
    Snapshot snapshot = notifications.snapshot(caller);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "snapshot");
    body.put("unread", snapshot.unread());
    body.put("notifications", snapshot.newest().stream().map(NotificationResponse::of).toList());
    return event("snapshot", null, body);
  }

  private static Listener.Event told(Told told) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "notification");
    body.put("unread", told.unread());
    body.put("notification", NotificationResponse.of(told.view()));
    return event("notification", told.view().notification().getId(), body);
  }

  private static Listener.Event event(String type, Long id, Object body) {
    return new Listener.Event(type, id, JsonConfiguration.JSON.toJson(body));
  }

  /**
   * Ends the connections whose time is over or that do not read, and now and then sends a sign of
   * life, for proxies and to find out who is gone; never throws.
   */
  void check() {
    try {
      Instant now = Instant.now();
      boolean alive = ++checks % ALIVE_EVERY == 0;
      for (Listener listener : new ArrayList<>(all)) {
        listener.check(now);
        if (alive && listener.caller() != null) {
          listener.tell(ALIVE);
        }
        if (listener.isClosed()) {
          leave(listener);
        }
      }
    } catch (EJBException e) {
      LOG.warn("Live connections could not be looked after: {}", e.getMessage());
    }
  }

  void closeAll() {
    List<Listener> open = new ArrayList<>(all);
    open.forEach(listener -> listener.close(CloseReason.GOING_AWAY));
    open.forEach(this::leave);
  }
}
