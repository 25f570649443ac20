package dev.sightline.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.cli.doctor.Finding.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void shouldWarnOfAPortThatAnotherProcessHas() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // When
      Finding finding = Ports.examine(Map.of("serve.port", address(taken.getLocalPort())));

      // Then
      assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
      assertThat(finding.text())
          .startsWith(taken.getLocalPort() + " (serve.port) cannot be used")
          .endsWith("set another port");
    }
  }

  @Test
  void shouldAcceptAnyFreePort() {
    // When
    Finding finding = Ports.examine(Map.of("serve.port", address(0)));

    // Then
    assertThat(finding).isEqualTo(Finding.ok("ports", "0 (serve.port) are free"));
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
