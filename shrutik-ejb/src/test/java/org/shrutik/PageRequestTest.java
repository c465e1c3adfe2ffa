package org.shrutik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A119")
class PageRequestTest {
  @Test
  void aCursorComesBackAsTheIdItWasMadeOf() {
    assertThat(PageRequest.parseCursor(PageRequest.cursorOf(4711))).hasValue(4711);
    assertThat(PageRequest.parseCursor("")).isEmpty();
    assertThat(PageRequest.parseCursor(null)).isEmpty();
  }

  @Test
  void aForeignCursorIsAFaultOfTheField() {
    for (String foreign : List.of("abc", "!!", "aWQ6eA")) {
      assertThatThrownBy(() -> PageRequest.parseCursor(foreign))
          .isInstanceOfSatisfying(
              ShrutikException.class,
              e -> assertThat(e.issues().get(0).field()).isEqualTo("cursor"));
    }
  }

  @Test
  void aPageKnowsWhereTheNextOneBegins() {
    PageRequest request = new PageRequest(0, 2, OptionalLong.empty());
    Page<Integer> page = Page.of(List.of(9, 7, 5), 10, request, i -> i);
    assertThat(page.items()).containsExactly(9, 7);
    assertThat(PageRequest.parseCursor(page.nextCursor())).hasValue(7);
  }

  @Test
  void theLastPageHasNoNextOne() {
    PageRequest request = new PageRequest(0, 3, OptionalLong.empty());
    Page<Integer> page = Page.of(List.of(9, 7, 5), 3, request, i -> i);
    assertThat(page.nextCursor()).isNull();
    assertThat(page.map(i -> "x" + i).items()).containsExactly("x9", "x7", "x5");
  }
}
