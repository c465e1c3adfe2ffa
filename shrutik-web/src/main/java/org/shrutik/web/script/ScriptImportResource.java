package org.shrutik.web.script;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.account.Permission;
import org.shrutik.script.ScriptDraft;
import org.shrutik.script.ScriptDraft.LineReport;
import org.shrutik.script.ScriptDraft.Outcome;
import org.shrutik.script.ScriptFile;
import org.shrutik.script.ScriptImportService;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** Many scripts at once from a file. */
@Path("scripts/import")
@Tag(name = "scripts")
@Produces(MediaType.APPLICATION_JSON)
public class ScriptImportResource {
  private static final int MAX_BYTES = 10 << 20;
  private static final String CSV = "text/csv";

  @Inject private ScriptImportService imports;
  @Inject private CallerContext context;

  @POST
  @Consumes({MediaType.TEXT_PLAIN, CSV})
  @Operation(
      summary = "Import scripts from a text file (one a line) or a CSV file",
      description =
          "CSV has a head line with the column text and any of duration_category, difficulty,"
              + " language (id or code) and attribution; the parameters are what a line does not"
              + " say. Good lines are stored, each other is reported. dry_run stores nothing.")
  @APIResponse(responseCode = "200", description = "A report on each line")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "413", description = "FILE_TOO_LARGE: above 10 MB")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR: the file cannot be read")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.TEXT_PLAIN,
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "lines", value = "One sentence.\nAnother.")),
        @Content(
            mediaType = CSV,
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "table",
                    value = "text,difficulty\n\"A sentence, with a comma.\",easy"))
      })
  public ReportResponse load(
      InputStream body,
      @QueryParam("language_id") String language,
      @QueryParam("duration_category") String category,
      @QueryParam("difficulty") String difficulty,
      @QueryParam("attribution") String attribution,
      @QueryParam("dry_run") String dryRun,
      @jakarta.ws.rs.HeaderParam("Content-Type") MediaType type)
      throws IOException {
    context.caller().require(Permission.MANAGE_SCRIPTS);
    return load(
        body,
        type != null && CSV.equals(type.getType() + "/" + type.getSubtype()),
        new ScriptDraft.Defaults(category, difficulty, language, attribution),
        dryRun);
  }

  @POST
  @Path("file")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(summary = "The same from the part file of a form, whose other fields are parameters")
  @APIResponse(responseCode = "200", description = "A report on each line")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "413", description = "FILE_TOO_LARGE: above 10 MB")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR: the file cannot be read")
  public ReportResponse load(List<EntityPart> parts) throws IOException {
    context.caller().require(Permission.MANAGE_SCRIPTS);
    // A request without any content has no type that could be refused, and no parts.
    if (parts == null) {
      throw ShrutikException.invalid("file", "must not be empty");
    }
    EntityPart file =
        parts.stream()
            .filter(part -> "file".equals(part.getName()))
            .findFirst()
            .orElseThrow(() -> ShrutikException.invalid("file", "must not be empty"));
    String name = file.getFileName().orElse("").toLowerCase(Locale.ROOT);
    MediaType type = file.getMediaType();
    boolean csv =
        name.endsWith(".csv")
            || (type != null && type.toString().toLowerCase(Locale.ROOT).startsWith(CSV));
    return load(
        file.getContent(),
        csv,
        new ScriptDraft.Defaults(
            field(parts, "duration_category"),
            field(parts, "difficulty"),
            field(parts, "language_id"),
            field(parts, "attribution")),
        field(parts, "dry_run"));
  }

  private static String field(List<EntityPart> parts, String name) throws IOException {
    for (EntityPart part : parts) {
      if (name.equals(part.getName())) {
        return part.getContent(String.class);
      }
    }
    return null;
  }

  private ReportResponse load(
      InputStream body, boolean csv, ScriptDraft.Defaults defaults, String dryRun)
      throws IOException {
    String content = text(body.readNBytes(MAX_BYTES + 1));
    boolean dry = Parse.flag("dry_run", dryRun).orElse(false);
    List<LineReport> lines =
        imports.load(
            context.caller(),
            csv ? ScriptFile.ofCsv(content) : ScriptFile.ofText(content),
            defaults,
            dry);
    return new ReportResponse(
        lines.size(),
        count(lines, Outcome.IMPORTED),
        count(lines, Outcome.DUPLICATE),
        count(lines, Outcome.REJECTED),
        dry,
        lines.stream()
            .map(
                line ->
                    new LineResponse(
                        line.line(),
                        line.outcome().name().toLowerCase(Locale.ROOT),
                        line.scriptId(),
                        line.issues()))
            .toList());
  }

  private static String text(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new ShrutikException(
          ErrorCode.FILE_TOO_LARGE,
          "The file is larger than 10 MB.",
          List.of(new FieldIssue("file", "must have at most " + MAX_BYTES + " bytes")));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ShrutikException.invalid("file", "must be text in UTF-8");
    }
  }

  private static int count(List<LineReport> lines, Outcome outcome) {
    return (int) lines.stream().filter(line -> line.outcome() == outcome).count();
  }

  /** What became of a file. */
  @Schema(name = "ScriptImportReportResponse")
  public record ReportResponse(
      int total,
      int imported,
      int duplicates,
      int rejected,
      boolean dryRun,
      List<LineResponse> lines) {}

  /** What became of one line; {@code status} is imported, duplicate or rejected. */
  public record LineResponse(int line, String status, Integer scriptId, List<FieldIssue> issues) {}
}
