package dev.sightline.serving.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.Golden;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import dev.sightline.gallery.PersonId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ErasedPersonsTest {
  private static final PersonId ADA = new PersonId("staff", "Ada Lovelace");
  private static final IdentityEvent ENTERED = event("events/person-entered-v1.json", json -> {});

  private final ErasedPersons forgotten = new ErasedPersons();

  @Test
  void shouldTellNothingOfTheErased() {
    assertThat(forgotten.without(ENTERED)).containsSame(ENTERED);

    erase(ENTERED.firstSeen(), Set.of(), Set.of());

    assertThat(forgotten.without(ENTERED)).isEmpty();
    assertThat(forgotten.covers(Stay.of(ENTERED))).isTrue();
  }

  @Test
  void shouldTellOfWhoeverIsEnrolledAnewUnderTheName() {
    erase(ENTERED.firstSeen().minus(Duration.ofMinutes(2)), Set.of(), Set.of());

    assertThat(forgotten.without(ENTERED)).containsSame(ENTERED);
    assertThat(forgotten.covers(Stay.of(ENTERED))).isFalse();
  }

  @Test
  void shouldTellNothingOfVisitsInWhichTheyWereUnknown() {
    IdentityEvent unknown = event("events/unknown-entered-v1.json", json -> {});
    erase(Instant.now(), Set.of(unknown.track()), Set.of());

    assertThat(forgotten.without(unknown)).isEmpty();
  }

  @Test
  void shouldLeaveThemOutOfOthersEvents() {
    IdentityEvent others =
        event(
            "events/person-entered-v1.json",
            json ->
                json.put("person", "Bob")
                    .putObject("previous")
                    .put("person", "Ada Lovelace")
                    .put("collection", "staff"));
    assertThat(names(others)).contains("Ada Lovelace");
    erase(ENTERED.firstSeen(), Set.of(), Set.of());

    Optional<IdentityEvent> told = forgotten.without(others);

    assertThat(told).isPresent();
    assertThat(names(told.get())).contains("Bob").doesNotContain("Ada Lovelace");
    assertThat(told.get().previous()).isNull();
  }

  private void erase(Instant at, Set<String> tracks, Set<String> strangers) {
    forgotten.add(new ErasureRecord(ADA, at, tracks, strangers));
  }

  private static String names(IdentityEvent event) {
    return LoggedEvent.of(event).json();
  }

  private static IdentityEvent event(String golden, Consumer<ObjectNode> change) {
    try {
      ObjectMapper json = new ObjectMapper();
      ObjectNode tree = (ObjectNode) json.readTree(Golden.read(golden));
      change.accept(tree);
      return EventFixtures.event(json.writeValueAsBytes(tree));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
