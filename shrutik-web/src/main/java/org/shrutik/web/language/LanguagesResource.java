package org.shrutik.web.language;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.language.Language;
import org.shrutik.language.LanguageCounts;
import org.shrutik.language.LanguageService;
import org.shrutik.web.cache.AnswerCache;
import org.shrutik.web.cache.CacheRegion;
import org.shrutik.web.security.CallerContext;

/** The languages of the site. */
@Path("languages")
@Tag(name = "languages")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LanguagesResource {
  @Inject private LanguageService languages;
  @Inject private AnswerCache answers;
  @Inject private CallerContext context;

  @GET
  @PermitAll
  @Operation(summary = "All languages with how much there is of each")
  @APIResponse(responseCode = "200", description = "languages, total; counts are at most 30 s old")
  public String list() {
    return answers.json(CacheRegion.LANGUAGES, "all", this::all);
  }

  private Map<String, Object> all() {
    List<LanguageResponse> all = languages.list().stream().map(LanguageResponse::of).toList();
    return Map.of("languages", all, "total", all.size());
  }

  @POST
  @Operation(summary = "Add a language")
  @APIResponse(responseCode = "201", description = "The language")
  @APIResponse(responseCode = "409", description = "CONFLICT: the code is taken")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public Response create(@NotNull LanguageRequest request) {
    Language language =
        languages.create(context.caller(), request.name(), request.code(), request.script());
    answers.clear(CacheRegion.LANGUAGES);
    return Response.status(201)
        .entity(LanguageResponse.of(new LanguageCounts(language, 0, 0)))
        .build();
  }

  @PUT
  @Path("{id}")
  @Operation(summary = "Rename a language, or take it out of use and back")
  @APIResponse(responseCode = "200", description = "The language")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  @APIResponse(responseCode = "422", description = "VALIDATION_ERROR")
  public LanguageResponse update(@PathParam("id") int id, @NotNull LanguageRequest request) {
    languages.update(context.caller(), id, request.name(), request.script(), request.active());
    answers.clear(CacheRegion.LANGUAGES);
    return LanguageResponse.of(languages.counted(id));
  }

  @GET
  @Path("{id}")
  @PermitAll
  @Operation(summary = "One language with how much there is of it")
  @APIResponse(responseCode = "200", description = "The language")
  @APIResponse(responseCode = "404", description = "RESOURCE_NOT_FOUND")
  public LanguageResponse get(@PathParam("id") int id) {
    return LanguageResponse.of(languages.counted(id));
  }

  /** A language as an administrator describes it. */
  public record LanguageRequest(String name, String code, String script, Boolean active) {}

  /** A language and how much there is of it. */
  public record LanguageResponse(
      int id,
      String name,
      String code,
      String script,
      boolean active,
      long recordingCount,
      long transcriptionCount) {
    static LanguageResponse of(LanguageCounts counts) {
      Language language = counts.language();
      return new LanguageResponse(
          language.getId(),
          language.getName(),
          language.getCode(),
          language.getScript(),
          language.isActive(),
          counts.recordings(),
          counts.transcriptions());
    }
  }
}
