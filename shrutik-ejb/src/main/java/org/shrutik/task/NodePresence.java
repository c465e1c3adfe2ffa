package org.shrutik.task;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;
import org.shrutik.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who lives. Each process start is a node with a new random name, which it holds as a PostgreSQL
 * advisory lock on one connection of its own for life: when the process dies, however it dies, the
 * lock is free at once and everybody can see it.
 */
@Singleton
@Startup
@DependsOn("DatabaseStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NodePresence {
  private static final Logger LOG = LoggerFactory.getLogger(NodePresence.class);
  private static final int LOCK_SPACE = 7001;

  /** What the database calls the connection of a node, before its name. */
  static final String CONNECTION = "shrutik-node ";

  private final String self = UUID.randomUUID().toString();
  private Connection connection;

  @PostConstruct
  void announce() {
    if (!hold()) {
      LOG.warn("This node could not announce itself yet; it will try again");
    }
  }

  /** This process's name, new at each start. */
  public String self() {
    return self;
  }

  /**
   * Makes sure that the own lock is held, taking it again after the database was away.
   *
   * @return whether it is held now
   */
  public synchronized boolean hold() {
    try {
      if (connection != null && connection.isValid(2)) {
        return true;
      }
      close();
      connection = connect(CONNECTION + self);
      return tryLock(connection, self);
    } catch (SQLException e) {
      LOG.warn(
          "The database does not answer, this node cannot announce itself: {}", e.getMessage());
      return false;
    }
  }

  /** Whether the process of that name still holds its lock. */
  public synchronized boolean isAlive(String node) {
    if (node == null) {
      return false;
    }
    if (node.equals(self)) {
      return true;
    }
    if (!hold()) {
      return true; // Nobody is declared dead by a node that cannot see.
    }
    try {
      if (!tryLock(connection, node)) {
        return true;
      }
      unlock(connection, node);
      return false;
    } catch (SQLException e) {
      LOG.warn("Could not look for node {}: {}", node, e.getMessage());
      return true;
    }
  }

  /** A connection of its own, outside of the pool, under a name that the database shows. */
  public static Connection connect(String name) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(Settings.DATABASE_URL.value());
    source.setUser(Settings.DATABASE_USER.value());
    source.setPassword(Settings.DATABASE_PASSWORD.value());
    source.setConnectTimeout(5);
    source.setTcpKeepAlive(true);
    source.setApplicationName(name);
    return source.getConnection();
  }

  private static boolean tryLock(Connection connection, String node) throws SQLException {
    return call(connection, "SELECT pg_try_advisory_lock(?, hashtext(?))", node);
  }

  private static void unlock(Connection connection, String node) throws SQLException {
    call(connection, "SELECT pg_advisory_unlock(?, hashtext(?))", node);
  }

  private static boolean call(Connection connection, String sql, String node) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, LOCK_SPACE);
      statement.setString(2, node);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  @PreDestroy
  synchronized void close() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debug("Closing the presence connection", e);
      }
      connection = null;
    }
  }
}
