package dev.sightline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.broker.BrokerProcess;
import dev.sightline.topics.NewestRecords.Look;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewestRecordsIT {
  private static final String TOPIC = "looked-at";

  private static KafkaClients clients(BrokerProcess broker) {
    return KafkaClients.of(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  @Test
  void shouldReadOnlyTheNewestOfWhatCameBetweenTwoLooks() {
    try (BrokerProcess broker = BrokerProcess.start();
        TopicAdmin admin = new TopicAdmin(clients(broker))) {
      // Given
      KafkaClients clients = clients(broker);
      admin.create(List.of(new TopicSpec(TOPIC, 1, -1, Map.of())));
      try (TopicWriter writer = new TopicWriter(clients, TOPIC)) {
        write(writer, 0, 5);
        try (NewestRecords newest = new NewestRecords(clients, TOPIC)) {
          // Then: what was there before is not looked at
          assertThat(newest.look(3)).isEqualTo(new Look(List.of(), Map.of()));

          // When
          write(writer, 5, 50);
          Look busy = newest.look(3);
          Look nothing = newest.look(3);
          write(writer, 50, 52);
          Look calm = newest.look(3);
          write(writer, 52, 60);
          List<TopicRecord> all = new ArrayList<>();
          while (all.size() < 8) {
            all.addAll(newest.next(Duration.ofMillis(200)));
          }
          write(writer, 60, 65);
          Look again = newest.look(2);

          // Then
          assertThat(values(busy.records())).containsExactly("47", "48", "49");
          assertThat(busy.skipped()).containsExactly(Map.entry(0, 42L));
          assertThat(nothing.records()).isEmpty();
          assertThat(nothing.skipped()).isEmpty();
          assertThat(values(calm.records())).containsExactly("50", "51");
          assertThat(calm.skipped()).isEmpty();
          assertThat(values(all)).containsExactly("52", "53", "54", "55", "56", "57", "58", "59");
          assertThat(values(again.records())).containsExactly("63", "64");
          assertThat(again.skipped()).containsExactly(Map.entry(0, 3L));
        }
      }
    }
  }

  private static void write(TopicWriter writer, int from, int to) {
    for (int i = from; i < to; i++) {
      writer.send("camera", Integer.toString(i).getBytes(StandardCharsets.UTF_8));
    }
    writer.commit();
  }

  private static List<String> values(List<TopicRecord> records) {
    return records.stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }
}
