package org.shrutik.web.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.storage.Storage;

/**
 * A stored object as an answer: strong ETag, one byte range (RFC 9110), conditional requests,
 * streamed in constant memory.
 */
public final class RangeResponse {
  private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
  private static final int BUFFER = 64 * 1024;

  private RangeResponse() {}

  /**
   * The whole object, the asked range of it, or nothing when the client has it already.
   *
   * @param tag names the content; the same content always has the same tag
   */
  public static Response.ResponseBuilder of(
      Storage storage, String key, long size, String mediaType, String tag, HttpHeaders headers) {
    String etag = "\"" + tag + "\"";
    if (matches(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), etag)) {
      return Response.notModified(new EntityTag(tag)).header("Accept-Ranges", "bytes");
    }
    String ifRange = headers.getHeaderString("If-Range");
    String range =
        ifRange == null || ifRange.equals(etag) ? headers.getHeaderString("Range") : null;
    Optional<long[]> bounds = Optional.empty();
    if (range != null) {
      Matcher matcher = ONE_RANGE.matcher(range.strip());
      if (matcher.matches() && !(matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
        bounds = bounds(matcher, size);
        if (bounds.isEmpty()) {
          return Response.fromResponse(
                  ErrorResponse.of(
                      416,
                      ErrorCode.BAD_REQUEST,
                      "The range lies outside the file.",
                      List.of(new FieldIssue("Range", "must begin below " + size))))
              .header("Content-Range", "bytes */" + size);
        }
      }
    }
    long first = bounds.map(b -> b[0]).orElse(0L);
    long last = bounds.map(b -> b[1]).orElse(size - 1);
    StreamingOutput body =
        out -> {
          try (SeekableByteChannel channel = storage.open(key)) {
            copy(channel, first, last, out);
          }
        };
    Response.ResponseBuilder response =
        Response.status(bounds.isPresent() ? 206 : 200)
            .entity(body)
            .type(mediaType)
            .tag(new EntityTag(tag))
            .header("Accept-Ranges", "bytes")
            .header("Content-Length", last - first + 1);
    if (bounds.isPresent()) {
      response.header("Content-Range", "bytes " + first + "-" + last + "/" + size);
    }
    return response;
  }

  private static boolean matches(String header, String etag) {
    if (header == null) {
      return false;
    }
    for (String candidate : header.split(",", -1)) {
      String plain = candidate.strip();
      if (plain.equals("*") || plain.equals(etag) || plain.equals("W/" + etag)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<long[]> bounds(Matcher range, long size) {
    try {
      if (range.group(1).isEmpty()) {
        long tail = Math.min(size, Long.parseLong(range.group(2)));
        return tail == 0 ? Optional.empty() : Optional.of(new long[] {size - tail, size - 1});
      }
      long first = Long.parseLong(range.group(1));
      long last =
          range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
      return first > last ? Optional.empty() : Optional.of(new long[] {first, last});
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static void copy(
      SeekableByteChannel channel, long first, long last, java.io.OutputStream out)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    channel.position(first);
    long left = last - first + 1;
    while (left > 0) {
      buffer.clear();
      buffer.limit((int) Math.min(BUFFER, left));
      int read = channel.read(buffer);
      if (read < 0) {
        throw new IOException("The stored object is shorter than its row says");
      }
      out.write(buffer.array(), 0, read);
      left -= read;
    }
  }
}
