package org.shrutik.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void namesThePortAndTheSettingOfAPortInUse() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();

      assertThatThrownBy(() -> Ports.requireFree("127.0.0.1", port, "shrutik.http.port"))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining("Port " + port)
          .hasMessageContaining("-Dshrutik.http.port=");
      assertThat(Ports.listens(port)).isTrue();
    }
  }

  @Test
  void findsAPortThatCanBeUsed() {
    int port = Ports.free();

    assertThatCode(() -> Ports.requireFree("127.0.0.1", port, "shrutik.http.port"))
        .doesNotThrowAnyException();
    assertThat(Ports.listens(port)).isFalse();
  }
}
