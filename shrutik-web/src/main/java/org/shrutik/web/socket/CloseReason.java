package org.shrutik.web.socket;

/** Why a live connection is ended, with the code that its client is told. */
enum CloseReason {
  NOT_UNDERSTOOD(4400, "The message was not understood"),
  NOT_LOGGED_IN(4401, "Nobody is logged in"),
  TOKEN_OVER(4401, "The token is over: connect with a new one"),
  TOO_SLOW(4408, "The connection takes too long to read"),
  GOING_AWAY(1001, "The server is stopping");

  private final int code;
  private final String words;

  CloseReason(int code, String words) {
    this.code = code;
    this.words = words;
  }

  int code() {
    return code;
  }

  String words() {
    return words;
  }
}
