package dev.sightline.curation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.Golden;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.StrangerLink;
import dev.sightline.sightings.CommonStrangers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListedStrangerTest {
  private static final Instant START = Instant.parse("2026-11-24T08:15:30Z");

  private final CommonStrangers common = new CommonStrangers();

  @Test
  void shouldBeOneBeforeAllCamerasThatHaveACommonId() throws IOException {
    // Given: door and hall know one person, under ids of their own
    ListedStranger door = new ListedStranger("unknown/a", List.of(visit("door", 1, 2)));
    ListedStranger hall =
        new ListedStranger("unknown/b", List.of(visit("hall", 0, 9), visit("hall", 5, 6)));
    ListedStranger other = new ListedStranger("unknown/c", List.of(visit("door", 3, 4)));
    link("unknown/a", "door");
    link("unknown/b", "hall");

    // When
    List<ListedStranger> joined = ListedStranger.joined(List.of(other, door, hall), common);

    // Then
    assertThat(joined)
        .extracting(ListedStranger::id)
        .containsExactly("unknown/common", "unknown/c");
    ListedStranger both = joined.get(0);
    assertThat(both.ids()).containsExactly("unknown/b", "unknown/a");
    assertThat(both.cameras()).containsExactly("hall", "door");
    assertThat(both.visits()).extracting(IdentityEvent::firstSeen).isSorted().hasSize(3);
    assertThat(both.firstSeen()).isEqualTo(START);
    assertThat(both.lastSeen()).isEqualTo(START.plusSeconds(9));
    assertThat(joined.get(1).ids()).containsExactly("unknown/c");
  }

  @Test
  void shouldHaveTheCommonIdAlsoBeforeOneCamera() throws IOException {
    link("unknown/a", "door");

    assertThat(
            ListedStranger.joined(
                List.of(new ListedStranger("unknown/a", List.of(visit("door", 1, 2)))), common))
        .containsExactly(
            new ListedStranger(
                "unknown/common", List.of("unknown/a"), List.of(visit("door", 1, 2))));
  }

  private void link(String stranger, String camera) {
    common.put(StrangerLink.first(stranger, camera, "unknown/common", START));
  }

  private static IdentityEvent visit(String camera, int from, int to) throws IOException {
    ObjectNode event =
        (ObjectNode) new ObjectMapper().readTree(Golden.read("events/unknown-entered-v1.json"));
    event.put("camera", camera);
    event.put("firstSeen", START.plusSeconds(from).toString());
    event.put("lastSeen", START.plusSeconds(to).toString());
    return EventFixtures.event(event.toString().getBytes(StandardCharsets.UTF_8));
  }
}
