package org.shrutik.web.machine;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.ShrutikException;
import org.shrutik.account.Permission;
import org.shrutik.recogniser.InstalledModel;
import org.shrutik.recogniser.Recognisers;
import org.shrutik.recogniser.SpeechModel;
import org.shrutik.web.security.CallerContext;

/** The speech models of this node. */
@Path("models")
@Tag(name = "machine")
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {
  @Inject private Recognisers recognisers;
  @Inject private CallerContext context;

  @GET
  @Operation(summary = "The models that are installed, with their state, and the aliases")
  public ModelsResponse list() {
    context.caller().require(Permission.USE_MACHINE);
    return new ModelsResponse(
        recognisers.models().stream().map(ModelResponse::of).toList(), Recognisers.ALIASES);
  }

  @POST
  @Path("{name}/check")
  @Operation(summary = "Try a model in a process that is thrown away")
  @APIResponse(responseCode = "200", description = "the model with its state")
  public ModelResponse check(@PathParam("name") String name) {
    context.caller().require(Permission.MANAGE_MACHINE);
    InstalledModel model =
        recognisers.models().stream()
            .filter(m -> m.name().equals(name))
            .findFirst()
            .orElseThrow(() -> ShrutikException.notFound("model", name));
    return ModelResponse.of(recognisers.tried(model));
  }

  /** What can be asked for. */
  public record ModelsResponse(List<ModelResponse> models, List<String> aliases) {}

  /** One model. */
  public record ModelResponse(
      String name, String language, String state, String reason, Long sizeBytes) {
    static ModelResponse of(InstalledModel model) {
      return new ModelResponse(
          model.name(),
          model.language().isEmpty() ? null : model.language(),
          model.state().name().toLowerCase(Locale.ROOT),
          model.reason(),
          model.model().map(SpeechModel::bytes).orElse(null));
    }
  }
}
