package org.shrutik.account;

/**
 * What a session was opened with.
 *
 * @param address of the client, null where unknown
 * @param userAgent as the client says, null where it says nothing
 */
public record SessionClient(String address, String userAgent) {
  private static final int MAX_AGENT = 255;

  public SessionClient {
    if (userAgent != null && userAgent.length() > MAX_AGENT) {
      userAgent = userAgent.substring(0, MAX_AGENT);
    }
  }
}
