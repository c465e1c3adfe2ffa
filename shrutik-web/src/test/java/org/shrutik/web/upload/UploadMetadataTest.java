package org.shrutik.web.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.ShrutikException;

@Tag("A43")
class UploadMetadataTest {
  @Test
  void readsKeysWithAndWithoutValues() {
    assertThat(UploadMetadata.read("session_id YWJj, name 4KaY4Kaw,  public"))
        .containsEntry("session_id", "abc")
        .containsEntry("name", "ঘর")
        .containsEntry("public", "")
        .hasSize(3);
    assertThat(UploadMetadata.read(null)).isEmpty();
    assertThat(UploadMetadata.read(" ")).isEmpty();
  }

  @Test
  void refusesWhatIsNoSuchHeader() {
    for (String header : new String[] {",", "a YQ==,", "a !", "a YQ==,a Yg==", "a AA=="}) {
      assertThatThrownBy(() -> UploadMetadata.read(header))
          .as(header)
          .isInstanceOfSatisfying(
              ShrutikException.class,
              e -> assertThat(e.issues()).extracting("field").containsExactly("Upload-Metadata"));
    }
    assertThatThrownBy(() -> UploadMetadata.read("k,".repeat(60) + "k"))
        .isInstanceOf(ShrutikException.class);
  }
}
