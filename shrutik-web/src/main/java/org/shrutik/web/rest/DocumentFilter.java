package org.shrutik.web.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Adds to the served description what the server's scan of the resources cannot see: the parts of
 * the upload, which is read while it streams, and the errors that any operation may answer.
 */
public class DocumentFilter implements OASFilter {
  private static final String UPLOAD = "/api/recordings/upload";
  private static final String PIECES = "/api/uploads";
  private static final String TUS = "1.0.0";
  private static final String JOBS = "/api/jobs";
  private static final Map<String, String> ERRORS =
      Map.of(
          "400", "the request cannot be read",
          "401", "not logged in, or no longer",
          "403", "the role does not permit it",
          "404", "there is no such thing",
          "409", "it contradicts what is there",
          "422", "a field is missing or wrong; details names it",
          "429", "too many requests; Retry-After says when to come back",
          "503", "a part of the server is away; Retry-After says when to come back");

  /** The scan takes the names of Java; on the wire they are written with underscores. */
  @Override
  public Schema filterSchema(Schema schema) {
    Map<String, Schema> properties = schema.getProperties();
    if (properties != null) {
      Map<String, Schema> renamed = new LinkedHashMap<>();
      properties.forEach((name, property) -> renamed.put(wire(name), property));
      schema.setProperties(renamed);
    }
    dropUnsetLimits(schema);
    if (schema.getRequired() != null) {
      schema.setRequired(schema.getRequired().stream().map(DocumentFilter::wire).toList());
    }
    return schema;
  }

  /** Of a schema that is annotated the server writes out limits that nobody set. */
  private static void dropUnsetLimits(Schema schema) {
    if (Boolean.FALSE.equals(schema.getExclusiveMaximum())) {
      schema.setExclusiveMaximum(null);
    }
    if (Boolean.FALSE.equals(schema.getExclusiveMinimum())) {
      schema.setExclusiveMinimum(null);
    }
    if (Integer.valueOf(0).equals(schema.getMaxProperties())) {
      schema.setMaxProperties(null);
    }
  }

  private static String wire(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Components components = document.getComponents();
    components.addSchema("Error", errorSchema());
    ERRORS.forEach(
        (status, meaning) -> components.addResponse("Error" + status, response(meaning)));
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) -> {
              if (path.startsWith("/api/")) {
                item.getOperations().values().forEach(DocumentFilter::addAnswers);
              }
              if (path.startsWith(PIECES)) {
                item.getOperations().forEach(DocumentFilter::addVersion);
              }
            });
    document.getPaths().addPathItem("/", start());
    PathItem upload = document.getPaths().getPathItem(UPLOAD);
    upload.getPOST().setRequestBody(uploadBody());
    document.getPaths().getPathItem(JOBS).getPOST().setRequestBody(jobBody());
  }

  /** Where a method names some answers, the server's scan leaves out that of a success. */
  private static void addAnswers(Operation operation) {
    APIResponses answers = operation.getResponses();
    if (answers.getAPIResponses().keySet().stream().noneMatch(status -> status.startsWith("2"))) {
      answers.addAPIResponse("200", OASFactory.createAPIResponse().description("done"));
    }
    ERRORS
        .keySet()
        .forEach(
            status -> {
              if (!answers.hasAPIResponse(status)) {
                answers.addAPIResponse(status, error(status));
              }
            });
  }

  /** Every request of tus names the version of it; asking for the versions and for news is free. */
  private static void addVersion(PathItem.HttpMethod method, Operation operation) {
    if (method != PathItem.HttpMethod.OPTIONS && method != PathItem.HttpMethod.GET) {
      operation.addParameter(
          OASFactory.createParameter()
              .name("Tus-Resumable")
              .in(Parameter.In.HEADER)
              .required(true)
              .description("the version of tus")
              .schema(type(SchemaType.STRING, "always " + TUS).addEnumeration(TUS))
              .example(TUS));
    }
  }

  /** A servlet answers at the root address, which the scan does not see. */
  private static PathItem start() {
    Schema body =
        object()
            .addProperty("message", text("what this is called"))
            .addProperty("description", text("what it is for"))
            .addProperty("version", text("of the interface"))
            .addProperty("docs", text("address of the description"))
            .addProperty("health", text("address of the probes"));
    return OASFactory.createPathItem()
        .GET(
            OASFactory.createOperation()
                .summary("What this is, for programs; for browsers the start page")
                .operationId("start")
                .addTag("health")
                .responses(
                    OASFactory.createAPIResponses()
                        .addAPIResponse(
                            "200",
                            OASFactory.createAPIResponse()
                                .description("what this is")
                                .content(json(body)))
                        .addAPIResponse(
                            "302", OASFactory.createAPIResponse().description("to the pages"))
                        // A token that is shown although none is needed must be a good one.
                        .addAPIResponse("401", error("401"))
                        .addAPIResponse("429", error("429"))));
  }

  private static APIResponse error(String status) {
    return OASFactory.createAPIResponse().ref("#/components/responses/Error" + status);
  }

  private static APIResponse response(String meaning) {
    return OASFactory.createAPIResponse()
        .description(meaning)
        .content(json(OASFactory.createSchema().ref("#/components/schemas/Error")));
  }

  private static Content json(Schema schema) {
    return content("application/json", schema);
  }

  private static Content content(String type, Schema schema) {
    MediaType body = OASFactory.createMediaType().schema(schema);
    return OASFactory.createContent().addMediaType(type, body);
  }

  private static Schema errorSchema() {
    Schema details =
        object()
            .nullable(true)
            .description("the first fault, and all of them under validation_errors")
            .addProperty("field", text("the field that is wrong"))
            .addProperty("issue", text("what is wrong with it"));
    return object()
        .required(List.of("error", "detail", "timestamp"))
        .addProperty(
            "error",
            object()
                .addProperty("code", text("for programs"))
                .addProperty("message", text("for people"))
                .addProperty("details", details)
                .addProperty("request_id", text("names the log lines of this request")))
        .addProperty("detail", text("the message again"))
        .addProperty("timestamp", text("when it happened").format("date-time"));
  }

  private static RequestBody uploadBody() {
    Schema form =
        object()
            .required(List.of("session_id", "audio_file"))
            .addProperty("session_id", text("session from POST /api/recordings/sessions"))
            .addProperty("duration", type(SchemaType.NUMBER, "claimed length in seconds"))
            .addProperty("audio_format", text("claimed format"))
            .addProperty("file_size", type(SchemaType.INTEGER, "claimed size in bytes"))
            .addProperty("sample_rate", type(SchemaType.INTEGER, "claimed rate in Hz"))
            .addProperty("channels", type(SchemaType.INTEGER, "claimed channels"))
            .addProperty("bit_depth", type(SchemaType.INTEGER, "claimed bits of a sample"))
            .addProperty("audio_file", text("the recording").format("binary"));
    return OASFactory.createRequestBody()
        .required(true)
        .content(content("multipart/form-data", form));
  }

  private static RequestBody jobBody() {
    Schema form =
        object()
            .required(List.of("file"))
            .addProperty("model", text("a model or an alias such as base"))
            .addProperty("language", text("a code such as bn, or auto"))
            .addProperty("file", text("what is to be transcribed").format("binary"));
    return OASFactory.createRequestBody()
        .required(true)
        .content(content("multipart/form-data", form));
  }

  private static Schema object() {
    return OASFactory.createSchema().type(SchemaType.OBJECT);
  }

  private static Schema text(String meaning) {
    return type(SchemaType.STRING, meaning);
  }

  private static Schema type(SchemaType type, String meaning) {
    return OASFactory.createSchema().type(type).description(meaning);
  }
}
