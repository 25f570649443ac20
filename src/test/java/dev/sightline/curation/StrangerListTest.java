package dev.sightline.curation;

import static dev.sightline.presence.IdentityEventType.IDENTITY_REVISED;
import static dev.sightline.presence.IdentityEventType.UNKNOWN_ENTERED;
import static dev.sightline.presence.IdentityEventType.UNKNOWN_LEFT;
import static dev.sightline.presence.IdentityEventType.UNKNOWN_MERGED;
import static dev.sightline.presence.IdentityEventType.UNKNOWN_RECOGNISED;
import static dev.sightline.presence.IdentityEventType.UNKNOWN_SPLIT;
import static dev.sightline.presence.Stranger.idFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.Golden;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.IdentityEvent.Stranger;
import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.presence.IdentityEventType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrangerListTest {
  private static final IdentityEvent ANY =
      ((Outcome.Done<IdentityEvent>)
              RecordCodecs.presence().read(Golden.read("events/unknown-entered-v1.json")))
          .value();

  private final List<IdentityEvent> events = new ArrayList<>();

  @Test
  void shouldListAStrangerWhoWasSeenOnceUnderTheIdOfTheNextSighting() {
    // Given
    tell(UNKNOWN_ENTERED, "t1", null);
    tell(UNKNOWN_LEFT, "t1", null);

    // When, Then
    assertThat(inShort()).containsExactly(idFor("t1") + " t1");
    assertThat(StrangerList.of(events).get(0).visits())
        .extracting(IdentityEvent::type)
        .containsExactly(UNKNOWN_LEFT);
  }

  @Test
  void shouldJoinTheVisitsOfAStranger() {
    // Given: the id comes with the second visit
    tell(UNKNOWN_ENTERED, "t1", null);
    tell(UNKNOWN_ENTERED, "t2", stranger("unknown/a", null));
    tell(UNKNOWN_RECOGNISED, "t2", stranger("unknown/a", null, "t1", "t2"));
    tell(UNKNOWN_ENTERED, "t3", null);

    // When, Then
    assertThat(inShort()).containsExactly("unknown/a t1 t2", idFor("t3") + " t3");
  }

  @Test
  void shouldFollowMergersAndSplits() {
    // Given
    tell(UNKNOWN_ENTERED, "t1", stranger("unknown/a", null));
    tell(UNKNOWN_ENTERED, "t2", stranger("unknown/b", null));
    tell(UNKNOWN_ENTERED, "t3", stranger("unknown/a", null));
    tell(UNKNOWN_MERGED, "t3", stranger("unknown/a", "unknown/b"));
    assertThat(inShort()).containsExactly("unknown/a t1 t2 t3");

    // When
    tell(UNKNOWN_SPLIT, "t3", stranger("unknown/c", "unknown/a", "t2"));

    // Then
    assertThat(inShort()).containsExactly("unknown/a t1 t3", "unknown/c t2");
  }

  @Test
  void shouldLeaveOutWhoHasGotAName() {
    // Given
    tell(UNKNOWN_ENTERED, "t1", stranger("unknown/a", null));
    tell(UNKNOWN_ENTERED, "t2", stranger("unknown/a", null));

    // When
    tell(IDENTITY_REVISED, "t1", null, "ann");

    // Then
    assertThat(inShort()).containsExactly("unknown/a t2");

    // When: the name is taken back
    tell(IDENTITY_REVISED, "t1", stranger("unknown/a", null));

    // Then
    assertThat(inShort()).containsExactly("unknown/a t2 t1");
  }

  private static Stranger stranger(String id, String former, String... tracks) {
    return new Stranger(id, former, List.of(tracks));
  }

  private List<String> inShort() {
    return StrangerList.of(events).stream()
        .map(
            unknown ->
                unknown.id()
                    + " "
                    + String.join(
                        " ", unknown.visits().stream().map(IdentityEvent::track).toList()))
        .toList();
  }

  private void tell(IdentityEventType type, String track, Stranger stranger) {
    tell(type, track, stranger, null);
  }

  private void tell(IdentityEventType type, String track, Stranger stranger, String person) {
    events.add(
        new IdentityEvent(
            track + type.code(),
            type,
            ANY.camera(),
            ANY.occurredAt(),
            track + ":entered",
            track,
            person,
            person == null ? null : "staff",
            null,
            ANY.firstSeen(),
            ANY.lastSeen(),
            ANY.faces(),
            ANY.votes(),
            ANY.bestShot(),
            ANY.evidence(),
            stranger,
            ANY.validUntil(),
            null,
            null));
  }
}
