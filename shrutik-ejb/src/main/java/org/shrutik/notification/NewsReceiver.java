package org.shrutik.notification;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.shrutik.task.NodePresence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears, on every node, what was told on any: PostgreSQL passes it on at the commit, so nothing is
 * heard of what was rolled back. One connection of its own and one thread for life; after the
 * database was away it says that something may have been missed.
 */
@Singleton
@Startup
@DependsOn("NodePresence")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NewsReceiver {
  private static final Logger LOG = LoggerFactory.getLogger(NewsReceiver.class);
  private static final int WAIT_MILLIS = 1000;
  private static final long PAUSE_NANOS = 1_000_000_000L;
  private static final String TOLD = "told";
  private static final String READ = "read";

  @Resource private ManagedThreadFactory threads;
  @Inject private Event<NewsArrived> arrived;

  private volatile boolean stopped;
  private volatile Connection connection;
  private Thread thread;

  @PostConstruct
  void start() {
    thread = threads.newThread(this::listen);
    thread.setName("shrutik-news");
    thread.start();
  }

  private void listen() {
    boolean before = false;
    boolean troubled = false;
    while (!stopped) {
      try (Connection fresh = NodePresence.connect("shrutik-news")) {
        connection = fresh;
        try (Statement statement = fresh.createStatement()) {
          statement.execute("LISTEN shrutik_news");
        }
        if (before) {
          fire(new NewsArrived(List.of(), List.of(), true));
        }
        before = true;
        troubled = false;
        receive(fresh.unwrap(PGConnection.class));
      } catch (SQLException e) {
        if (!stopped && !troubled) {
          LOG.warn("No news is heard while the database is away: {}", e.getMessage());
          troubled = true;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void receive(PGConnection from) throws SQLException {
    while (!stopped) {
      PGNotification[] heard = from.getNotifications(WAIT_MILLIS);
      if (heard != null && heard.length > 0) {
        List<Long> ids = new ArrayList<>();
        Set<Integer> readers = new HashSet<>();
        for (PGNotification notification : heard) {
          String[] words = notification.getParameter().split(" ", -1);
          if (words[0].equals(TOLD)) {
            ids.add(Long.valueOf(words[2]));
          } else if (words[0].equals(READ)) {
            readers.add(Integer.valueOf(words[1]));
          }
        }
        fire(new NewsArrived(ids, readers, false));
      }
    }
  }

  /** Whatever goes wrong with one piece of news, the next is heard. */
  private void fire(NewsArrived news) {
    try {
      arrived.fire(news);
    } catch (RuntimeException e) {
      LOG.warn("News could not be passed on: {}", e.toString());
    }
  }

  @PreDestroy
  void stop() {
    stopped = true;
    Connection open = connection;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.debug("Closing the connection for news", e);
      }
    }
    LockSupport.unpark(thread);
  }
}
