package org.shrutik.dataset;

/**
 * From where a request came, for the log of exports and downloads.
 *
 * @param ipAddress at most 45 characters are kept; may be null
 * @param userAgent at most 500 characters are kept; may be null
 */
public record ExportClient(String ipAddress, String userAgent) {
  public ExportClient {
    ipAddress = cut(ipAddress, 45);
    userAgent = cut(userAgent, 500);
  }

  private static String cut(String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length);
  }
}
