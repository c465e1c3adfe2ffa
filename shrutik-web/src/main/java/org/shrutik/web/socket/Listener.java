package org.shrutik.web.socket;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.shrutik.account.Caller;

/**
 * Somebody's live connection, of either kind. Messages wait in a queue of their own, one is on its
 * way at a time, and whoever tells never waits: a client that does not read fills its queue and is
 * left behind. Thread-safe.
 */
abstract class Listener {
  /** A client that has not taken so many messages is too slow. */
  static final int MOST_WAITING = 64;

  /** A client that has not taken one message in this time is too slow. */
  static final int MOST_SECONDS = 20;

  private final Deque<Event> waiting = new ArrayDeque<>();
  private Caller caller;
  private Instant until;
  private Instant sendingSince;
  private boolean closed;

  Listener(Instant until) {
    this.until = until;
  }

  /**
   * Something to send.
   *
   * @param id of the notification, null for anything else
   */
  record Event(String type, Long id, String json) {}

  /** Hands one message to the network and returns at once; {@link #sent} is called when done. */
  abstract void send(Event event);

  /** Ends the connection and returns soon, whatever the client does. */
  abstract void end(CloseReason reason);

  final synchronized void admit(Caller newCaller, Instant newUntil) {
    caller = newCaller;
    until = newUntil;
  }

  /** Who it is; null while nobody has logged in. */
  final synchronized Caller caller() {
    return caller;
  }

  final void tell(Event event) {
    boolean overflow;
    Event next = null;
    synchronized (this) {
      if (closed) {
        return;
      }
      overflow = waiting.size() >= MOST_WAITING;
      if (!overflow) {
        waiting.add(event);
        next = sendingSince == null ? begin() : null;
      }
    }
    if (overflow) {
      close(CloseReason.TOO_SLOW);
    } else if (next != null) {
      send(next);
    }
  }

  /** The network took the message: the next one may go. */
  final void sent() {
    Event next;
    synchronized (this) {
      sendingSince = null;
      next = closed ? null : begin();
    }
    if (next != null) {
      send(next);
    }
  }

  private Event begin() {
    Event next = waiting.poll();
    sendingSince = next == null ? null : Instant.now();
    return next;
  }

  /** Ends it where its time is over or it does not read. */
  final void check(Instant now) {
    CloseReason reason = null;
    synchronized (this) {
      if (sendingSince != null && sendingSince.plusSeconds(MOST_SECONDS).isBefore(now)) {
        reason = CloseReason.TOO_SLOW;
      } else if (until.isBefore(now)) {
        reason = caller == null ? CloseReason.NOT_LOGGED_IN : CloseReason.TOKEN_OVER;
      }
    }
    if (reason != null) {
      close(reason);
    }
  }

  final void close(CloseReason reason) {
    if (forget()) {
      end(reason);
    }
  }

  /** Returns whether it was open until now. */
  final synchronized boolean forget() {
    boolean wasOpen = !closed;
    closed = true;
    waiting.clear();
    return wasOpen;
  }

  final synchronized boolean isClosed() {
    return closed;
  }
}
