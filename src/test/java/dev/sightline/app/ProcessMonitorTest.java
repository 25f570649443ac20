package dev.sightline.app;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sightline.config.SightlineConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessMonitorTest {

  @Test
  void shouldLetASecondProcessDoWithoutThePortOfTheFirst() throws IOException {
    // Given: a camera and a server of one machine have the same settings
    SightlineConfig config =
        SightlineConfig.load(
            Optional.empty(), Map.of(), Map.of("health.port", Integer.toString(freePort())));

    // When, Then
    assertThatCode(
            () -> {
              ProcessMonitor first = ProcessMonitor.open(config);
              ProcessMonitor second = ProcessMonitor.open(config);
              second.close();
              first.close();
            })
        .doesNotThrowAnyException();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
