package org.shrutik.web.rest;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses JSON of some length for clients that take gzip. What is said under {@code auth} never
 * is: compressed, the length of a secret beside text of an attacker's choice tells of it.
 */
@Provider
public class GzipInterceptor implements WriterInterceptor {
  private static final int WORTH_IT = 1024;

  @Context private HttpHeaders request;
  @Context private UriInfo uri;
  @Context private HttpServletResponse servlet;

  @Override
  public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
    MediaType type = answer.getMediaType();
    if (type == null
        || !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
        || answer.getHeaders().containsKey(HttpHeaders.CONTENT_ENCODING)
        || uri.getPath().replaceAll("^/+", "").startsWith("auth")) {
      answer.proceed();
      return;
    }
    // One line, which replaces what a servlet filter has said.
    List<String> varies = new ArrayList<>(servlet.getHeaders(HttpHeaders.VARY));
    varies.add(HttpHeaders.ACCEPT_ENCODING);
    answer.getHeaders().putSingle(HttpHeaders.VARY, String.join(", ", varies));
    if (!takesGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))) {
      answer.proceed();
      return;
    }
    OutputStream plain = answer.getOutputStream();
    try (LateGzip body = new LateGzip(plain, answer.getHeaders())) {
      answer.setOutputStream(body);
      answer.proceed();
    } finally {
      answer.setOutputStream(plain);
    }
  }

  /** Whether gzip is among what is accepted and not refused with a weight of 0. */
  static boolean takesGzip(String accepted) {
    return accepted != null
        && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(",", -1))
            .map(word -> word.replace(" ", ""))
            .anyMatch(
                word ->
                    word.equals("gzip")
                        || (word.startsWith("gzip;q=") && !word.matches("gzip;q=0(\\.0*)?")));
  }

  /** Holds back what comes until it is clear whether it is worth compressing. */
  private static final class LateGzip extends OutputStream {
    private final OutputStream plain;
    private final MultivaluedMap<String, Object> headers;
    private ByteArrayOutputStream held = new ByteArrayOutputStream(WORTH_IT);
    private GZIPOutputStream gzip;

    LateGzip(OutputStream plain, MultivaluedMap<String, Object> headers) {
      this.plain = plain;
      this.headers = headers;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (gzip != null) {
        gzip.write(bytes, offset, length);
        return;
      }
      held.write(bytes, offset, length);
      if (held.size() >= WORTH_IT) {
        headers.putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        gzip = new GZIPOutputStream(plain);
        held.writeTo(gzip);
        held = null;
      }
    }

    @Override
    public void close() throws IOException {
      if (gzip != null) {
        gzip.finish();
      } else {
        held.writeTo(plain);
      }
      plain.flush();
    }
  }
}
