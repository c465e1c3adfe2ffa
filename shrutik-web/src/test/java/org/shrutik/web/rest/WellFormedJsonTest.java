package org.shrutik.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.ShrutikException;

@Tag("A135")
class WellFormedJsonTest {
  private static String read(String json) throws IOException {
    return new String(
        new WellFormedJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
            .readAllBytes(),
        StandardCharsets.UTF_8);
  }

  private static void refuses(String json, String why) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(ShrutikException.class)
        .hasMessageContaining(why);
  }

  @Test
  void givesBackWhatItReads() throws IOException {
    for (String json :
        new String[] {
          "",
          "{}",
          "{\"a\":[1,\"\\\\\",\"\\\"[{\",\"\\u0995\\uD83D\\uDE00x\"]}",
          "[\"বাংলা 👍\"]",
          "no JSON \\u"
        }) {
      assertThat(read(json)).isEqualTo(json);
    }
  }

  @Test
  void refusesWhatIsNestedTooDeep() throws IOException {
    int most = WellFormedJson.MOST_DEPTH;
    String deep = "[".repeat(most) + "]".repeat(most);
    assertThat(read(deep)).isEqualTo(deep);
    String wide = "[" + "{},[],".repeat(1000) + "0]";
    assertThat(read(wide)).isEqualTo(wide);
    assertThat(read("\"" + "[".repeat(1000) + "\"")).hasSize(1002);
    refuses("[" + deep + "]", "nested");
    refuses("{\"a\":".repeat(20_000), "nested");
  }

  @Test
  void refusesHalfOfAPairOfSurrogates() {
    for (String half :
        new String[] {
          "\\uD83D", "\\uD83D ", "\\uD83D\\n", "\\uDE00", "\\uDE00\\uD83D", "\\ud83d\\ud83d\\ude00"
        }) {
      refuses("{\"a\":\"" + half + "\"}", "surrogates");
    }
  }
}
