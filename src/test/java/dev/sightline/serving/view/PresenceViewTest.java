package dev.sightline.serving.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.Golden;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.IdentityEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresenceViewTest {
  private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");
  private static final List<String> PERSONS = List.of("Ada", "Bob", "Cleo");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PresenceView view = new PresenceView();
  private final List<IdentityEvent> history = new ArrayList<>();
  private long second;

  @Test
  void shouldKeepAVisitEndedWhenItsStrangerIsRecognisedAfterwards() {
    // Given
    apply(event("unknown.entered", "v1", null));
    apply(event("unknown.left", "v1", null));

    // When
    apply(event("unknown.recognised", "v1", null));

    // Then
    assertThat(view.now()).isEmpty();
  }

  @Test
  void shouldGiveAVisitInProgressTheIdOfTheMergedStranger() {
    // Given
    apply(event("unknown.entered", "v1", null));
    apply(event("unknown.recognised", "v1", null));

    // When
    apply(stranger("unknown.merged", "v2", "unknown/old", "unknown/made", List.of()));

    // Then
    assertThat(view.now()).extracting(Stay::stranger).containsExactly("unknown/old");
  }

  @Test
  void shouldShowAPersonsEarlierVisitWhenTheLatestIsRevisedToAnother() {
    // Given
    apply(event("person.entered", "v1", "Ada"));
    apply(event("person.left", "v1", "Ada"));
    apply(event("person.entered", "v2", "Ada"));

    // When
    apply(revised("v2", "Ada", "Bob"));

    // Then
    assertThat(view.latest())
        .extracting(stay -> stay.person() + " " + stay.visit())
        .containsExactlyInAnyOrder("Ada v1", "Bob v2");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void shouldAgreeWithTheEventsAtEveryMoment(long seed) {
    Random random = new Random(seed);
    TreeMap<String, String> open = new TreeMap<>();
    TreeSet<String> strangersWhoLeft = new TreeSet<>();
    for (int i = 0; i < 300; i++) {
      apply(next(random, open, strangersWhoLeft));
      if (random.nextInt(10) == 0) {
        // A crash repeats the newest events, in their order.
        int from = Math.max(0, history.size() - random.nextInt(6));
        for (IdentityEvent repeated : List.copyOf(history.subList(from, history.size()))) {
          apply(repeated);
        }
      }
      assertThat(view.now()).extracting(Stay::visit).containsExactlyInAnyOrderElementsOf(present());
      assertThat(latestByPerson()).as("seed %d, step %d", seed, i).isEqualTo(expectedLatest());
    }
  }

  private IdentityEvent next(
      Random random, Map<String, String> open, SortedSet<String> strangersWhoLeft) {
    int choice = random.nextInt(6);
    if (open.isEmpty() || choice == 0) {
      String person = random.nextBoolean() ? PERSONS.get(random.nextInt(3)) : null;
      String visit = "v" + history.size();
      open.put(visit, person == null ? "" : person);
      return event(person == null ? "unknown.entered" : "person.entered", visit, person);
    }
    if (choice == 1 && !strangersWhoLeft.isEmpty()) {
      return event("unknown.recognised", strangersWhoLeft.first(), null);
    }
    String visit = List.copyOf(open.keySet()).get(random.nextInt(open.size()));
    String person = open.get(visit).isEmpty() ? null : open.get(visit);
    switch (choice) {
      case 2, 3 -> {
        open.remove(visit);
        if (person == null) {
          strangersWhoLeft.add(visit);
        }
        return event(person == null ? "unknown.left" : "person.left", visit, person);
      }
      case 4 -> {
        open.remove(visit);
        return revised(visit, person, PERSONS.get(random.nextInt(3)));
      }
      default -> {
        return event(person == null ? "unknown.recognised" : "person.updated", visit, person);
      }
    }
  }

  private List<String> present() {
    TreeSet<String> visits = new TreeSet<>();
    TreeSet<String> over = new TreeSet<>();
    for (IdentityEvent event : history) {
      String type = event.type().code();
      if (type.endsWith("entered")) {
        visits.add(event.visit());
      } else if (type.endsWith("left") || type.equals("identity.revised")) {
        over.add(event.visit());
      }
    }
    visits.removeAll(over);
    return List.copyOf(visits);
  }

  private Map<String, Instant> latestByPerson() {
    Map<String, Instant> latest = new TreeMap<>();
    view.latest().forEach(stay -> latest.put(stay.person(), stay.lastSeen()));
    return latest;
  }

  private Map<String, Instant> expectedLatest() {
    Map<String, String> personOfVisit = new TreeMap<>();
    Map<String, Instant> lastSeen = new TreeMap<>();
    TreeSet<String> revisedVisits = new TreeSet<>();
    for (IdentityEvent event : history) {
      boolean isRevision = event.type().code().equals("identity.revised");
      if (event.person() != null && (isRevision || !revisedVisits.contains(event.visit()))) {
        personOfVisit.put(event.visit(), event.person());
        lastSeen.merge(event.visit(), event.lastSeen(), PresenceViewTest::later);
      }
      if (isRevision) {
        revisedVisits.add(event.visit());
      }
    }
    Map<String, Instant> latest = new TreeMap<>();
    personOfVisit.forEach(
        (visit, person) -> latest.merge(person, lastSeen.get(visit), PresenceViewTest::later));
    return latest;
  }

  @Test
  void shouldHoldABoundedNumberOfVisitsInProgressAndCountTheOthers() throws Exception {
    for (int i = 0; i < PresenceView.MAX_OPEN + 3; i++) {
      apply(event("unknown.entered", "v" + i, null));
    }
    assertThat(view.now()).hasSize(PresenceView.MAX_OPEN);
    assertThat(view.leftOut()).isEqualTo(3);

    apply(event("unknown.left", "v0", null));

    assertThat(view.now()).hasSize(PresenceView.MAX_OPEN);
    assertThat(view.leftOut()).isEqualTo(2);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private void apply(IdentityEvent event) {
    history.add(event);
    view.apply(event);
  }

  private IdentityEvent event(String type, String visit, String person) {
    return event(type, visit, person, null, null);
  }

  private IdentityEvent revised(String visit, String from, String to) {
    return event("identity.revised", visit, to, from, null);
  }

  private IdentityEvent stranger(
      String type, String visit, String id, String former, List<String> tracks) {
    ObjectNode stranger = JSON.createObjectNode().put("id", id).put("former", former);
    tracks.forEach(stranger.putArray("tracks")::add);
    return event(type, visit, null, null, stranger);
  }

  private IdentityEvent event(
      String type, String visit, String person, String previous, ObjectNode stranger) {
    try {
      ObjectNode tree = (ObjectNode) JSON.readTree(Golden.read("events/unknown-entered-v1.json"));
      Instant at = START.plusSeconds(second++);
      tree.put("id", type + second).put("type", type).put("visit", visit).put("track", visit);
      tree.put("occurredAt", at.toString()).put("lastSeen", at.toString());
      tree.put("firstSeen", START.toString());
      tree.put("person", person).put("collection", person == null ? null : "staff");
      if (previous != null) {
        tree.putObject("previous").put("person", previous).put("collection", "staff");
      }
      ObjectNode known = stranger;
      if (known == null && type.equals("unknown.recognised")) {
        known = JSON.createObjectNode().put("id", "unknown/made").putNull("former");
        known.putArray("tracks").add(visit);
      }
      tree.set("stranger", Optional.<ObjectNode>ofNullable(known).orElse(null));
      return EventFixtures.event(JSON.writeValueAsBytes(tree));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
