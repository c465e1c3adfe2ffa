package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.system.Site.Person;

/**
 * A site whose audio is delivered by a network: links lead there and carry their own permission.
 */
@Tag("A125")
class AudioLinkIT {
  private static final String NETWORK = "https://audio.example.org";
  private static Installation installation;

  @BeforeAll
  static void start() {
    Installation.assumeNoOther();
    installation = Installation.start("network", Map.of("shrutik.chunk.public-url", NETWORK + "/"));
  }

  @AfterAll
  static void stop() {
    if (installation != null) {
      installation.requireOwn().close();
    }
  }

  @Test
  void servesWhoeverHoldsALinkUntilItIsOverAndNobodyElse() throws Exception {
    Site site = Site.of(installation);
    Person person = site.newContributor();
    int chunk = site.newChunk(person, site.newLanguage(), Sounds.SHORT_CLIP);
    JsonObject info = person.api().get("/api/chunks/" + chunk + "/info").expect(200).json();
    String link = info.getString("optimized_url");
    assertThat(link)
        .startsWith(NETWORK + "/api/chunks/" + chunk + "/audio?expires=")
        .contains("&signature=");
    assertThat(person.api().get("/api/chunks/" + chunk + "/info").json().getString("optimized_url"))
        .isEqualTo(link);
    String path = link.substring(NETWORK.length());
    Answer sound = site.anonymous().get(path).expect(200);
    assertThat(sound.header("Cache-Control"))
        .hasValueSatisfying(c -> assertThat(c).matches("public, max-age=\\d+"));
    assertThat(Release.sha256(sound.bytes())).isEqualTo(info.getString("sha256"));
    String mp3 =
        Site.objects(info, "alternatives").get(0).getString("url").substring(NETWORK.length());
    site.anonymous().get(mp3).expect(200);
    // Neither for another chunk, nor another encoding, nor longer.
    for (String forged :
        new String[] {
          path.replace("/" + chunk + "/", "/" + (chunk + 1) + "/"),
          path.replace("audio?", "audio?format=opus&"),
          path.replace("expires=", "expires=9")
        }) {
      site.anonymous().get(forged).expectError(401, "AUTHENTICATION_FAILED");
    }
    site.anonymous()
        .get("/api/chunks/" + chunk + "/audio")
        .expectError(401, "AUTHENTICATION_FAILED");
  }
}
