package org.shrutik.web.rest;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Tells failures that pass when the database or the pool is back. */
final class Unavailable {
  private Unavailable() {}

  static boolean tells(Throwable failure) {
    if (failure instanceof ConnectException || failure instanceof SQLTransientConnectionException) {
      return true;
    }
    if (failure instanceof SQLException sql && sql.getSQLState() != null) {
      String state = sql.getSQLState();
      return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }
    String name = failure.getClass().getName();
    String message = String.valueOf(failure.getMessage());
    return name.endsWith("PoolingException")
        || message.contains("Error in allocating a connection")
        || message.contains("In-use connections equal max-pool-size");
  }
}
