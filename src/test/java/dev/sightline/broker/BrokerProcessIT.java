package dev.sightline.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessIT {

  @Test
  void shouldKeepTopicsAndAddressWhenKilledAndRestarted(@TempDir Path directory) throws Exception {
    Map<String, String> soonFenced = Map.of("broker.session.timeout.ms", "2000");
    try (BrokerProcess broker = BrokerProcess.start(directory, soonFenced)) {
      // Given
      String address = broker.bootstrapServers();
      createTopic(broker, "kept");

      // When
      broker.kill();
      assertThat(broker.isAlive()).isFalse();
      broker.restart();

      // Then
      assertThat(broker.bootstrapServers()).isEqualTo(address);
      assertThat(topics(broker)).contains("kept");
    }
  }

  @Test
  void shouldDeleteItsTemporaryDirectory() {
    // Given
    BrokerProcess broker = BrokerProcess.start();
    Path directory = broker.log().getParent();
    assertThat(directory).exists();

    // When
    broker.close();

    // Then
    assertThat(directory).doesNotExist();
  }

  @Test
  void shouldSayWhyItDoesNotStart(@TempDir Path directory) throws Exception {
    // Given
    Path file = Files.createFile(directory.resolve("data"));

    // When, Then
    assertThatThrownBy(() -> BrokerProcess.start(directory, Map.of()))
        .isInstanceOf(BrokerStartException.class)
        .hasMessageContaining("data directory " + file);
  }

  private static void createTopic(BrokerProcess broker, String name) throws Exception {
    try (Admin admin = admin(broker)) {
      admin
          .createTopics(List.of(new NewTopic(name, Optional.empty(), Optional.empty())))
          .all()
          .get();
    }
  }

  private static Iterable<String> topics(BrokerProcess broker)
      throws ExecutionException, InterruptedException {
    try (Admin admin = admin(broker)) {
      return admin.listTopics().names().get();
    }
  }

  private static Admin admin(BrokerProcess broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }
}
