package org.shrutik.web.account;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.shrutik.account.ApiKey;
import org.shrutik.account.ApiKeyService.NewApiKey;
import org.shrutik.account.Permission;
import org.shrutik.web.rest.Times;

/**
 * An API key.
 *
 * @param apiKey the key itself, only in the answer that made it
 * @param scopes the permissions it is limited to, null for all that its owner has
 */
@Schema(name = "ApiKeyResponse")
public record ApiKeyResponse(
    int id,
    int userId,
    String name,
    String prefix,
    String apiKey,
    List<String> scopes,
    String createdAt,
    String lastUsedAt,
    String revokedAt) {
  static ApiKeyResponse of(NewApiKey made) {
    return of(made.key(), made.secret());
  }

  static ApiKeyResponse of(ApiKey key) {
    return of(key, null);
  }

  private static ApiKeyResponse of(ApiKey key, String secret) {
    return new ApiKeyResponse(
        key.getId(),
        key.getUserId(),
        key.getName(),
        key.getPrefix(),
        secret,
        key.getScopes()
            .map(scopes -> scopes.stream().map(Permission::wire).sorted().toList())
            .orElse(null),
        Times.wire(key.getCreatedAt()),
        Times.wire(key.getLastUsedAt()),
        Times.wire(key.getRevokedAt()));
  }
}
