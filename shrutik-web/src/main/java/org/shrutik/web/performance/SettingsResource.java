package org.shrutik.web.performance;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shrutik.account.Permission;
import org.shrutik.config.Settings;
import org.shrutik.web.security.CallerContext;

/** The settings in force, to be read; they are changed where the server is started. */
@Path("admin/settings")
@Tag(name = "admin")
@Produces(MediaType.APPLICATION_JSON)
public class SettingsResource {
  @Inject private CallerContext context;

  @GET
  @Operation(
      summary = "All settings with their values and where each comes from",
      description = "The value of a secret is null; is_set tells whether there is one.")
  @APIResponse(responseCode = "200", description = "The settings in their order")
  @APIResponse(responseCode = "403", description = "INSUFFICIENT_PERMISSIONS")
  public SettingsResponse list() {
    context.caller().require(Permission.VIEW_AUDIT);
    List<SettingResponse> all = Arrays.stream(Settings.values()).map(SettingResponse::of).toList();
    return new SettingsResponse(all, all.size());
  }

  /** All settings. */
  public record SettingsResponse(List<SettingResponse> settings, int total) {}

  /** One setting. */
  @Schema(name = "SettingResponse")
  public record SettingResponse(
      String key,
      String meaning,
      String value,
      boolean isSet,
      String defaultValue,
      String source,
      boolean secret) {
    static SettingResponse of(Settings setting) {
      boolean secret = setting.isSecret();
      return new SettingResponse(
          setting.key(),
          setting.meaning(),
          secret ? null : setting.value(),
          setting.text().isPresent(),
          setting.fallback(),
          setting.source(),
          secret);
    }
  }
}
