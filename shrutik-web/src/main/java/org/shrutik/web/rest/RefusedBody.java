package org.shrutik.web.rest;

import java.io.IOException;
import java.io.InputStream;

/** What a client still sends of a body that is refused already. */
public final class RefusedBody {
  private static final long MOST = 64L * 1024 * 1024;
  private static final int BUFFER = 64 * 1024;

  private RefusedBody() {}

  /** Reads it on for a while, so that the client gets to see the answer. */
  public static void drain(InputStream body) {
    byte[] buffer = new byte[BUFFER];
    try {
      long drained = 0;
      for (int read = body.read(buffer); read >= 0 && drained < MOST; read = body.read(buffer)) {
        drained += read;
      }
    } catch (IOException e) {
      // Whoever sent it is gone: nobody waits for the answer.
    }
  }
}
