package org.shrutik.system;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A client of tus 1.0 in the middle of an upload.
 *
 * @param path of the upload on the server
 */
record TusUpload(Api api, String path) {
  private static final String PIECE = "application/offset+octet-stream";

  /** The header that a client describes its file with. */
  static String metadata(Map<String, String> values) {
    return values.entrySet().stream()
        .map(
            e ->
                e.getKey()
                    + " "
                    + Base64.getEncoder()
                        .encodeToString(e.getValue().getBytes(StandardCharsets.UTF_8)))
        .collect(Collectors.joining(","));
  }

  static Api speaking(Api api) {
    return api.with("Tus-Resumable", "1.0.0");
  }

  static Answer tryBegin(Site.Person person, String session, long length) {
    return speaking(person.api())
        .with(
            "Upload-Length",
            String.valueOf(length),
            "Upload-Metadata",
            metadata(Map.of("session_id", session, "filename", "ঘর.webm")))
        .sendOnce("POST", "/api/uploads", BodyPublishers.noBody());
  }

  static TusUpload begin(Site.Person person, String session, long length) {
    Answer begun = tryBegin(person, session, length).expect(201);
    URI location = URI.create(begun.header("Location").orElseThrow());
    return new TusUpload(speaking(person.api()), location.getPath());
  }

  /** The same upload for somebody else. */
  TusUpload by(Api other) {
    return new TusUpload(speaking(other), path);
  }

  Answer head() {
    return api.sendOnce("HEAD", path, BodyPublishers.noBody());
  }

  long offset() {
    return Long.parseLong(head().expect(200).header("Upload-Offset").orElseThrow());
  }

  Answer send(long offset, byte[] piece) {
    return api.with("Content-Type", PIECE, "Upload-Offset", String.valueOf(offset))
        .sendOnce("PATCH", path, BodyPublishers.ofByteArray(piece));
  }

  /** Sends a part of {@code file} from where the server says that it is. */
  Answer sendOn(byte[] file, int size) throws Exception {
    Answer[] answer = new Answer[1];
    Await.until(
        "the server takes the next piece",
        Site.SOON,
        () -> {
          int offset = (int) offset();
          answer[0] =
              send(offset, Arrays.copyOfRange(file, offset, Math.min(file.length, offset + size)));
          // The request that was cut may not have noticed yet.
          return answer[0].status() != 409;
        });
    return answer[0];
  }

  /** Announces a piece, sends only the first {@code sent} bytes of it and hangs up. */
  void cut(long offset, byte[] piece, int sent) throws IOException {
    try (Socket socket = hangingPiece(offset, piece, sent)) {
      // A reset, as when a phone loses its network.
      socket.setSoLinger(true, 0);
    }
  }

  /** The same, but stays on the line. */
  Socket hangingPiece(long offset, byte[] piece, int sent) throws IOException {
    URI base = URI.create(api.baseUrl());
    Socket socket = new Socket(base.getHost(), base.getPort());
    OutputStream out = socket.getOutputStream();
    String head =
        "PATCH %s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\nTus-Resumable: 1.0.0\r\n"
            + "Content-Type: %s\r\nUpload-Offset: %d\r\nContent-Length: %d\r\n\r\n";
    out.write(
        head.formatted(path, api.header("X-API-Key"), PIECE, offset, piece.length)
            .getBytes(StandardCharsets.US_ASCII));
    out.write(piece, 0, sent);
    out.flush();
    return socket;
  }
}
