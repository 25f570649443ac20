package dev.sightline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.Golden;
import dev.sightline.events.EventSchema;
import dev.sightline.events.StrangerLink;
import dev.sightline.events.codec.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From frames of two cameras to the common id of a stranger. */
class CommonStrangersTopologyTest {
  private static RecognitionStages stages() {
    return new FakeStages().linking(StageRange.all());
  }

  @Test
  void shouldLinkAStrangerBeforeTwoCameras() {
    try (RecognitionDriver driver = new RecognitionDriver(stages())) {
      // When
      visit(driver, "door", "40");
      visit(driver, "hall", "40");
      visit(driver, "hall", "80");
      driver.passTime(FakeStages.LINK_GRACE.plusSeconds(1));

      // Then
      List<StrangerLink> links =
          driver.read(RecognitionDriver.TOPICS.links()).stream()
              .map(record -> new String(record.value(), StandardCharsets.UTF_8))
              .peek(EventSchema.LINKS::assertValid)
              .map(json -> RecordCodecs.strangerLinks().read(json.getBytes(StandardCharsets.UTF_8)))
              .map(read -> read.fold(link -> link, unreadable -> (StrangerLink) null))
              .toList();
      assertThat(links).extracting(StrangerLink::camera).containsExactlyInAnyOrder("door", "hall");
      assertThat(links).extracting(StrangerLink::common).containsOnly(links.get(0).common());
      assertThat(driver.sightings()).hasSize(3);
      assertThat(driver.read(RecognitionDriver.TOPICS.visits())).hasSize(3);
    }
  }

  /** A visit of six seconds, after which the camera sees nobody. */
  private static void visit(RecognitionDriver driver, String camera, String degrees) {
    for (int i = 0; i < 6; i++) {
      driver.frame(camera, degrees);
    }
    for (int i = 0; i < 8; i++) {
      driver.frame(camera, " ");
    }
  }

  @Test
  void shouldBeWiredAsEver() {
    Golden.verify(
        "streams/topology-linking.txt",
        RecognitionTopology.build(RecognitionDriver.CONFIG, stages()).describe().toString());
  }
}
