package org.shrutik.web.account;

import org.shrutik.account.AccountService.NewApiKey;
import org.shrutik.account.ApiKey;
import org.shrutik.web.rest.Times;

/**
 * An API key.
 *
 * @param apiKey the key itself, only in the answer that made it
 */
public record ApiKeyResponse(
    int id,
    int userId,
    String name,
    String prefix,
    String apiKey,
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
        Times.wire(key.getCreatedAt()),
        Times.wire(key.getLastUsedAt()),
        Times.wire(key.getRevokedAt()));
  }
}
