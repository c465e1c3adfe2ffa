package org.shrutik.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shrutik.launcher.LaunchException;

/** The people of the demo: found or made by the administrator, each with an API key. */
final class People {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ADMINISTRATOR = "administrator";
  private static final int UNAUTHENTICATED = 401;

  private final ApiClient anybody;
  private final DemoState state;
  private final ApiClient administrator;
  private final Map<String, Integer> known = new HashMap<>();

  /**
   * Logs in as administrator, with the key of an earlier run where that is still good.
   *
   * @throws LaunchException when neither a key nor a password is known, or the password is wrong
   */
  People(ApiClient anybody, DemoState state, String email, Optional<String> password) {
    this.anybody = anybody;
    this.state = state;
    this.administrator =
        state
            .key(ADMINISTRATOR)
            .map(anybody::withKey)
            .filter(this::valid)
            .orElseGet(() -> login(email, password));
    for (JsonObject user : administrator.list("admin/users", "users")) {
      known.put(user.getString("email"), user.getInt("id"));
    }
  }

  private boolean valid(ApiClient client) {
    try {
      client.get("auth/me");
      return true;
    } catch (ApiException e) {
      if (e.status() != UNAUTHENTICATED) {
        throw e;
      }
      state.clear();
      return false;
    }
  }

  private ApiClient login(String email, Optional<String> password) {
    String remedy =
        " Give the address and the password of an administrator:"
            + " -Dshrutik.admin.email=… -Dshrutik.admin.password=…";
    if (password.isEmpty()) {
      throw new LaunchException(
          "The demo needs an administrator, and the one-time password was shown before." + remedy);
    }
    try {
      JsonObject tokens =
          anybody.post(
              "auth/login",
              Json.createObjectBuilder()
                  .add("email", email)
                  .add("password", password.get())
                  .build());
      JsonObject key =
          anybody
              .withToken(tokens.getString("access_token"))
              .post("auth/api-keys", Json.createObjectBuilder().add("name", "demo").build());
      return keep(ADMINISTRATOR, key);
    } catch (ApiException e) {
      if (e.status() == UNAUTHENTICATED) {
        throw new LaunchException("The demo cannot log in as " + email + "." + remedy, e);
      }
      throw e;
    }
  }

  private ApiClient keep(String person, JsonObject key) {
    String secret = key.getString("api_key");
    state.keepKey(person, secret);
    return anybody.withKey(secret);
  }

  /** Calls as administrator. */
  ApiClient administrator() {
    return administrator;
  }

  /**
   * Calls as a contributor, whose account and key are made where they are missing. Nobody knows the
   * account's password.
   */
  ApiClient contributor(String email, String name) {
    Integer id = known.get(email);
    if (id == null) {
      id =
          administrator
              .post(
                  "admin/users",
                  Json.createObjectBuilder()
                      .add("name", name)
                      .add("email", email)
                      .add("password", unknowable())
                      .add("role", "contributor")
                      .build())
              .getInt("id");
      known.put(email, id);
    }
    Optional<String> key = state.key(email);
    if (key.isPresent()) {
      return anybody.withKey(key.get());
    }
    return keep(
        email,
        administrator.post(
            "admin/users/" + id + "/api-keys",
            Json.createObjectBuilder().add("name", "demo").build()));
  }

  private static String unknowable() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
