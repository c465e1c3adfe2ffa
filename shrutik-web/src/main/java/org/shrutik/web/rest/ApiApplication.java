package org.shrutik.web.rest;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The HTTP interface under {@code /api}; {@code /api/v1} is the same. */
@ApplicationPath("/api")
@ApplicationScoped
@LoginConfig(authMethod = "MP-JWT", realmName = "shrutik")
@DeclareRoles({"user", "contributor", "reviewer", "sworik_developer", "operator", "admin"})
@OpenAPIDefinition(
    info =
        @Info(
            title = "Shrutik",
            version = ApiApplication.VERSION,
            description =
                "Communities record speech, transcribe it together and release datasets. Errors have"
                    + " the form {error{code,message,details,request_id},detail,timestamp}. Lists"
                    + " understand skip/limit, page/per_page and cursor.",
            license =
                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
    security = {@SecurityRequirement(name = "bearer"), @SecurityRequirement(name = "api-key")})
@SecurityScheme(
    securitySchemeName = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
@SecurityScheme(
    securitySchemeName = "api-key",
    type = SecuritySchemeType.APIKEY,
    apiKeyName = "X-API-Key",
    in = SecuritySchemeIn.HEADER)
public class ApiApplication extends Application {
  /** Of the interface. */
  static final String VERSION = "1.0.0";

  /** The interface is described by OpenAPI; the server's other description fails on our types. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
