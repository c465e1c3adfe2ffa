package org.shrutik.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A111")
class AddressRangeTest {
  private static boolean contains(String range, String address) {
    return AddressRange.parseAll(range).stream().anyMatch(r -> r.contains(address));
  }

  @Test
  void knowsTheAddressesOfARange() {
    assertThat(contains("10.0.0.0/8", "10.200.3.4")).isTrue();
    assertThat(contains("10.0.0.0/8", "11.0.0.1")).isFalse();
    assertThat(contains("10.128.0.0/9", "10.127.255.255")).isFalse();
    assertThat(contains("192.168.7.9", "192.168.7.9")).isTrue();
    assertThat(contains("192.168.7.9", "192.168.7.8")).isFalse();
    assertThat(contains("fd00::/8, 127.0.0.1", "fdab::1")).isTrue();
    assertThat(contains("fd00::/8", "10.0.0.1")).isFalse();
    assertThat(contains("0.0.0.0/0", "8.8.8.8")).isTrue();
  }

  @Test
  void takesNoNamesSoThatNothingIsLookedUp() {
    assertThat(AddressRange.isAddress("localhost")).isFalse();
    assertThat(AddressRange.isAddress("example.org")).isFalse();
    assertThat(AddressRange.isAddress("1.2.3.4")).isTrue();
    assertThat(AddressRange.isAddress("1.2.3.400")).isFalse();
    assertThat(AddressRange.isAddress("unknown")).isFalse();
    assertThat(AddressRange.isAddress("")).isFalse();
    for (String wrong : List.of("proxy", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x")) {
      assertThatThrownBy(() -> AddressRange.parseAll(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void isEmptyWhereNobodyIsTrusted() {
    assertThat(AddressRange.parseAll("")).isEmpty();
    assertThat(AddressRange.parseAll(" , ")).isEmpty();
  }
}
