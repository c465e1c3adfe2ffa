package org.shrutik.launcher.demo;

/** The server refused a call, or did not answer. The message is for a person to read. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  ApiException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  ApiException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
    this.code = "";
  }

  /** The HTTP status; 0 without an answer. */
  int status() {
    return status;
  }

  /** The code of the documented error body; empty where there is none. */
  String code() {
    return code;
  }
}
