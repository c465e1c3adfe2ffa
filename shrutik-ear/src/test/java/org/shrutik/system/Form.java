package org.shrutik.system;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** A multipart form with fields first and one file at the end, as browsers send it. */
final class Form {
  private static final String BOUNDARY = "-----------------------5b1f0c7e2d";

  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private Supplier<InputStream> file;

  Form field(String name, Object value) {
    write(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n", BOUNDARY, name, value);
    return this;
  }

  Form file(String name, String fileName, byte[] content) {
    return file(name, fileName, () -> new ByteArrayInputStream(content));
  }

  Form file(String name, String fileName, Supplier<InputStream> content) {
    write(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n",
        BOUNDARY, name, fileName);
    file = content;
    return this;
  }

  private void write(String format, Object... values) {
    head.writeBytes(format.formatted(values).getBytes(StandardCharsets.UTF_8));
  }

  String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  /** The body as a stream. */
  InputStream open() {
    String end = (file == null ? "" : "\r\n") + "--" + BOUNDARY + "--\r\n";
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(head.toByteArray()),
                file == null ? InputStream.nullInputStream() : file.get(),
                new ByteArrayInputStream(end.getBytes(StandardCharsets.UTF_8)))));
  }

  /** Streams the body without telling its length first. */
  BodyPublisher publisher() {
    return BodyPublishers.ofInputStream(this::open);
  }
}
