package dev.sightline.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  @TempDir Path folder;

  @Test
  void shouldSayInOneLineThatAPortIsTaken() throws IOException {
    FreePorts free = FreePorts.find();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // Given
      BrokerConfig config = BrokerConfig.of(folder, taken.getLocalPort(), free.controller());

      // When, Then
      assertThatThrownBy(() -> EmbeddedBroker.start(config))
          .isInstanceOf(BrokerStartException.class)
          .hasMessage(
              "port %d of the listener PLAINTEXT cannot be opened on 127.0.0.1 (Address already in"
                  + " use); stop the program that uses it or choose another port",
              taken.getLocalPort());
      assertThat(folder.resolve("meta.properties")).doesNotExist();
    }
  }

  @Test
  void shouldReleaseTheDataWhenItCannotStart() throws IOException {
    // Given
    FreePorts free = FreePorts.find();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BrokerConfig config = BrokerConfig.of(folder, taken.getLocalPort(), free.controller());
      assertThatThrownBy(() -> EmbeddedBroker.start(config))
          .isInstanceOf(BrokerStartException.class);
    }

    // When, Then
    DataDirectory.open(folder).close();
  }

  @Test
  void shouldRefuseAListenerOfAnotherForm() {
    BrokerConfig config =
        new BrokerConfig(folder, 9092, 9093, Map.of("listeners", "PLAINTEXT:9092"));

    assertThatThrownBy(config::listeners)
        .isInstanceOf(BrokerStartException.class)
        .hasMessage("a listener must be NAME://HOST:PORT, was 'PLAINTEXT:9092' (listeners)");
  }
}
