package org.shrutik.launcher;

/** What both servers need not tell. */
final class PayaraLogging {
  /** To be added to a server's logging properties. */
  static final String QUIET =
      """

      # Prints the values that are set, passwords too
      fish.payara.boot.runtime.BootCommand.level=WARNING
      # Tells of three public certificates that expired in the server's own trust store
      javax.enterprise.system.security.ssl.level=SEVERE
      # Misses setters for the adapter's user and password, which the server reads by itself
      javax.enterprise.resource.resourceadapter.com.sun.enterprise.connectors.util.level=SEVERE
      """;

  private PayaraLogging() {}
}
