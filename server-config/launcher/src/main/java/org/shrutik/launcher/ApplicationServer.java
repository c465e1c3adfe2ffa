package org.shrutik.launcher;

import java.util.Map;
import java.util.Optional;

/** One of the two servers that run the application, in a process of its own. */
interface ApplicationServer {
  /**
   * Starts the process.
   *
   * @param properties system properties of the server's process
   * @param environment variables of the server's process; the place of its secrets
   */
  ChildProcess start(Map<String, String> properties, Map<String, String> environment);

  /**
   * Gives the application to the process just started, where that is not part of its start. The
   * application may not answer yet when this returns.
   */
  void deploy(ChildProcess process);

  /** Whether the server says that it has done all it was told, well or badly. */
  boolean finishedStarting();

  /** Its log, from where the present start began. */
  ServerLog log();

  /** A line for the person who starts it, on what else it offers. */
  Optional<String> remark();
}
