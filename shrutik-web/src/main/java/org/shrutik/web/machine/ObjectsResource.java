package org.shrutik.web.machine;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.machine.ClientObject;
import org.shrutik.machine.ClientObjectService;
import org.shrutik.machine.JobIntake;
import org.shrutik.storage.Storage;
import org.shrutik.web.rest.RefusedBody;
import org.shrutik.web.security.CallerContext;

/** Signed addresses, by which clients put files into storage themselves. */
@Path("audio")
@Tag(name = "machine")
@Produces(MediaType.APPLICATION_JSON)
public class ObjectsResource {
  private static final int BUFFER = 64 * 1024;

  @Inject private ClientObjectService objects;
  @Inject private ObjectLinks links;
  @Inject private JobIntake intake;
  @Inject private Storage storage;
  @Inject private CallerContext context;
  @Inject private Clock clock;
  @Context private UriInfo uri;

  @POST
  @Path("presigned-url")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "A signed address to which a file can be sent by PUT")
  @APIResponse(responseCode = "200", description = "the address")
  @APIResponse(responseCode = "422", description = "name, type or size are not accepted")
  public UrlResponse presign(@NotNull PresignRequest wanted) {
    return presign(wanted.filename(), wanted.contentType(), wanted.fileSize());
  }

  @GET
  @Path("get_presigned_url")
  @Operation(summary = "The same, asked as older clients do")
  @APIResponse(responseCode = "200", description = "the address")
  @APIResponse(responseCode = "422", description = "name, type or size are not accepted")
  public UrlResponse presignByQuery(
      @QueryParam("filename") String filename,
      @QueryParam("content_type") String contentType,
      @QueryParam("file_size") String fileSize) {
    Long size = null;
    try {
      size = fileSize == null ? null : Long.valueOf(fileSize.strip());
    } catch (NumberFormatException e) {
      // Told with all else that is wrong.
    }
    return presign(filename, contentType, size);
  }

  private UrlResponse presign(String filename, String contentType, Long size) {
    ClientObject object = objects.announce(context.caller(), filename, contentType, size);
    return new UrlResponse(links.put(uri.getBaseUri(), object).toString());
  }

  @PUT
  @Path("objects/{id}")
  @PermitAll
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Send a file to its signed address")
  @APIResponse(responseCode = "200", description = "it is kept")
  @APIResponse(responseCode = "403", description = "the address is not signed, or too old")
  @APIResponse(responseCode = "409", description = "there is a file already")
  @APIResponse(responseCode = "422", description = "another size than announced")
  public Response put(
      @PathParam("id") String id,
      @QueryParam("expires") @DefaultValue("0") String expires,
      @QueryParam("signature") String signature,
      InputStream body)
      throws IOException {
    if (!expires.matches("\\d{1,12}")
        || !links.isGood(id, Long.parseLong(expires), signature, clock.instant())) {
      RefusedBody.drain(body);
      throw ShrutikException.forbidden("The address is not signed, or too old.");
    }
    ClientObject object =
        objects.ofAddress(id).orElseThrow(() -> ShrutikException.notFound("object", id));
    java.nio.file.Path file = storage.incoming();
    try {
      receive(body, file, object.getSizeBytes());
      intake.put(object, file);
      return Response.ok().build();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void receive(InputStream body, java.nio.file.Path file, long announced)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        size += read;
        if (size > announced) {
          RefusedBody.drain(body);
          throw new ShrutikException(
              ErrorCode.FILE_TOO_LARGE,
              "The file is larger than announced.",
              List.of(new FieldIssue("file_size", "must be " + announced + " bytes")));
        }
        out.write(buffer, 0, read);
      }
    }
  }

  /** A file to come. */
  public record PresignRequest(String filename, String contentType, Long fileSize) {}

  /** Where to send it. */
  public record UrlResponse(String url) {}
}
