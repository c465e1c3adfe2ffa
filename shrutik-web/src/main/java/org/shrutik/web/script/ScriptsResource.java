package org.shrutik.web.script;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.Page;
import org.shrutik.language.Language;
import org.shrutik.language.LanguageService;
import org.shrutik.script.Difficulty;
import org.shrutik.script.DurationCategory;
import org.shrutik.script.Script;
import org.shrutik.script.ScriptCheck;
import org.shrutik.script.ScriptCount;
import org.shrutik.script.ScriptFilter;
import org.shrutik.script.ScriptService;
import org.shrutik.web.rest.PageParams;
import org.shrutik.web.rest.Parse;
import org.shrutik.web.security.CallerContext;

/** Texts to be read aloud. */
@Path("scripts")
@Tag(name = "scripts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ScriptsResource {
  private static final int MAX_EXCLUDED = 100;

  @Inject private ScriptService scripts;
  @Inject private LanguageService languages;
  @Inject private CallerContext context;

  @GET
  @Operation(summary = "Scripts, newest first")
  @APIResponse(responseCode = "200", description = "scripts, total, and where the page stands")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public Map<String, Object> list(
      @QueryParam("language_id") String languageId,
      @QueryParam("difficulty") String difficulty,
      @QueryParam("duration_category") String category,
      @BeanParam PageParams page) {
    Page<ScriptCount> found =
        scripts.list(context.caller(), filter(languageId, category, difficulty), page.request());
    Map<Integer, Language> byId = languages.byId();
    return PageParams.body(
        "scripts",
        found,
        row ->
            ScriptResponse.of(
                row.script(), byId.get(row.script().getLanguageId()), row.recordings()));
  }

  @GET
  @Path("random")
  @Operation(summary = "A script that the caller has not recorded yet")
  @APIResponse(responseCode = "200", description = "The script")
  @APIResponse(
      responseCode = "404",
      description = "RESOURCE_NOT_FOUND: all of this kind are recorded")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public ScriptResponse random(
      @QueryParam("duration_category") String category,
      @QueryParam("language_id") String languageId,
      @QueryParam("difficulty") String difficulty,
      @Parameter(description = "ids between commas that are not wanted, at most 100")
          @QueryParam("exclude")
          String exclude) {
    return response(
        scripts.random(
            context.caller(),
            filter(languageId, category, difficulty),
            Parse.ids("exclude", exclude, MAX_EXCLUDED)));
  }

  @POST
  @Path("validate")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "How well a text suits its category, without storing it",
      description = "Warnings keep nothing from being stored, errors do.")
  @APIResponse(
      responseCode = "200",
      description =
          "is_valid, errors, warnings, estimated_duration (minutes), word_count, character_count")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR: no such category")
  public CheckResponse validate(
      @QueryParam("text") String text, @QueryParam("duration_category") String category) {
    ScriptCheck check =
        scripts.validate(
            context.caller(), text, category(category).orElse(DurationCategory.SENTENCE));
    return new CheckResponse(
        check.isValid(),
        check.errors(),
        check.warnings(),
        check.estimatedMinutes(),
        check.wordCount(),
        check.characterCount());
  }

  /** How well a text suits its category. */
  public record CheckResponse(
      boolean isValid,
      List<String> errors,
      List<String> warnings,
      double estimatedDuration,
      int wordCount,
      int characterCount) {}

  @GET
  @Path("{id}")
  @Operation(summary = "One script")
  @APIResponse(responseCode = "200", description = "The script")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  public ScriptResponse get(@PathParam("id") int id) {
    return response(scripts.get(context.caller(), id));
  }

  @POST
  @Operation(summary = "Add a script")
  @APIResponse(responseCode = "201", description = "The script")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR with every fault")
  public Response create(@NotNull ScriptRequest request) {
    Script script =
        scripts.create(
            context.caller(),
            request.anyText(),
            category(request.durationCategory()).orElse(null),
            request.languageId(),
            difficulty(request.difficulty()).orElse(null),
            request.metaData());
    return Response.status(201).entity(response(script)).build();
  }

  @PUT
  @Path("{id}")
  @Operation(summary = "Change a script; what is absent stays")
  @APIResponse(responseCode = "200", description = "The script")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public ScriptResponse update(@PathParam("id") int id, @NotNull ScriptRequest request) {
    return response(
        scripts.update(
            context.caller(),
            id,
            request.anyText(),
            category(request.durationCategory()).orElse(null),
            request.languageId(),
            difficulty(request.difficulty()).orElse(null),
            request.metaData()));
  }

  @DELETE
  @Path("{id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Delete a script that nobody recorded")
  @APIResponse(responseCode = "204", description = "Deleted")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  @APIResponse(responseCode = "409", description = "CONFLICT: it is in use")
  public Response delete(@PathParam("id") int id) {
    scripts.delete(context.caller(), id);
    return Response.noContent().build();
  }

  private ScriptResponse response(Script script) {
    return ScriptResponse.of(script, languages.get(script.getLanguageId()), null);
  }

  private static ScriptFilter filter(String languageId, String category, String difficulty) {
    return new ScriptFilter(
        Parse.id("language_id", languageId),
        category(category),
        "mixed".equals(difficulty) ? Optional.empty() : difficulty(difficulty));
  }

  private static Optional<DurationCategory> category(String word) {
    return Parse.word(
        "duration_category",
        word,
        DurationCategory::ofWire,
        Parse.words(DurationCategory.values(), DurationCategory::wire));
  }

  private static Optional<Difficulty> difficulty(String word) {
    return Parse.word(
        "difficulty", word, Difficulty::ofWire, Parse.words(Difficulty.values(), Difficulty::wire));
  }

  /** A script as sent; {@code text} and {@code content} are the same field. */
  public record ScriptRequest(
      String text,
      String content,
      String durationCategory,
      Integer languageId,
      String difficulty,
      Map<String, Object> metaData) {
    String anyText() {
      return text == null ? content : text;
    }
  }
}
