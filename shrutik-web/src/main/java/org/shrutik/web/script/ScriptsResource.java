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
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.Page;
import org.shrutik.language.Language;
import org.shrutik.language.LanguageService;
import org.shrutik.script.Difficulty;
import org.shrutik.script.DurationCategory;
import org.shrutik.script.Script;
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
  @Inject private ScriptService scripts;
  @Inject private LanguageService languages;
  @Inject private CallerContext context;

  @GET
  @Operation(summary = "Scripts, newest first")
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
  public ScriptResponse random(
      @QueryParam("duration_category") String category,
      @QueryParam("language_id") String languageId,
      @QueryParam("difficulty") String difficulty) {
    return response(scripts.random(context.caller(), filter(languageId, category, difficulty)));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One script")
  public ScriptResponse get(@PathParam("id") int id) {
    return response(scripts.get(context.caller(), id));
  }

  @POST
  @Operation(summary = "Add a script")
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
