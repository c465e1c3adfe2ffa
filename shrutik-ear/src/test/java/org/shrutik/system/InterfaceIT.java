package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The description that the server gives of its interface, against what is promised. */
@Tag("A123")
class InterfaceIT {
  private static final String LATER = "[later]";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
  private static Map<String, JsonObject> served;

  @BeforeAll
  static void readTheDescription() {
    served = new TreeMap<>();
    JsonObject paths =
        Site.get()
            .anonymous()
            .get("/openapi?format=json")
            .expect(200)
            .json()
            .getJsonObject("paths");
    paths.forEach(
        (path, operations) ->
            operations
                .asJsonObject()
                .forEach(
                    (method, operation) -> {
                      if (METHODS.contains(method)) {
                        served.put(
                            plain(method.toUpperCase(Locale.ROOT) + " " + path),
                            operation.asJsonObject());
                      }
                    }));
  }

  /** Without the names of parameters and a slash at the end. */
  private static String plain(String endpoint) {
    return endpoint.strip().replaceAll("\\{[^}]*}", "{}").replaceAll("(?<=.)/$", "");
  }

  private static List<String> promised() throws IOException {
    List<String> promised = new ArrayList<>();
    try (InputStream list = InterfaceIT.class.getResourceAsStream("/promised-endpoints.txt")) {
      for (String line : new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.equals(LATER)) {
          break;
        }
        if (!line.isBlank() && !line.startsWith("#")) {
          promised.add(plain(line));
        }
      }
    }
    return promised;
  }

  @Test
  @Tag("2.3")
  void hasEveryPromisedEndpoint() throws IOException {
    assertThat(promised()).hasSizeGreaterThan(70).doesNotHaveDuplicates();
    assertThat(served.keySet()).containsAll(promised());
  }

  @Test
  void saysOfEveryEndpointWhatItIsForAndWhatItAnswers() {
    served.forEach(
        (endpoint, operation) -> {
          assertThat(operation.getString("summary", "")).as(endpoint).isNotBlank();
          assertThat(operation.getJsonObject("responses")).as(endpoint).isNotEmpty();
        });
  }
}
