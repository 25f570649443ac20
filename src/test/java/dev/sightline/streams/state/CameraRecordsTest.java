package dev.sightline.streams.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.Golden;
import dev.sightline.embedding.Embedding;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.codec.StateEncryption;
import dev.sightline.presence.CameraState;
import dev.sightline.presence.ObservedFace;
import dev.sightline.presence.Stranger;
import dev.sightline.presence.StrangerSighting;
import dev.sightline.presence.StrangerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraRecordsTest {
  private static final Embedding VIEW =
      Embedding.of(EventFixtures.MODEL, new float[] {.6f, .8f, 0, 0});

  private final WriteLog store = new WriteLog();
  private final CameraRecords<StrangerState, StrangerSighting> records = open(store);

  private static CameraRecords<StrangerState, StrangerSighting> open(WriteLog store) {
    return CameraStores.strangers(store, StateEncryption.none());
  }

  private static StrangerSighting sighting(String track) {
    return new StrangerSighting(track, "door", Instant.EPOCH, Instant.EPOCH, List.of(VIEW), 1);
  }

  private static StrangerState seenOnce(StrangerSighting... sightings) {
    return new StrangerState(List.of(), List.of(sightings));
  }

  @Test
  void shouldReplaceAStateOfAnEarlierVersionThatHoldsItsFaces() {
    // Given
    byte[] earlier = Golden.read("events/camera-state-v1-order.bin");
    store.put("front-door", earlier);
    written();

    // When
    CameraRecords<CameraState, ObservedFace> upgraded =
        CameraStores.presence(store, StateEncryption.none());
    CameraState state = upgraded.get("front-door").orElseThrow();
    upgraded.put("front-door", state);

    // Then
    assertThat(state.tracks()).hasSize(3).noneMatch(track -> track.shots().isEmpty());
    assertThat(written()).contains("front-door", "front-door/0", "front-door/1");
    assertThat(store.get("front-door")).hasSizeLessThan(earlier.length);
    assertThat(CameraStores.presence(store, StateEncryption.none()).get("front-door"))
        .contains(state);
  }

  /** The keys that were written since the last call. */
  private Set<String> written() {
    store.commit();
    Set<String> keys =
        store.changelog.stream()
            .map(record -> record.key.replace('\0', '/'))
            .collect(Collectors.toCollection(TreeSet::new));
    store.changelog.clear();
    return keys;
  }

  @Test
  void shouldComeBackAsItWas() {
    // Given
    StrangerState state =
        new StrangerState(
            List.of(new Stranger("unknown/1", List.of(sighting("b"), sighting("a")))),
            List.of(sighting("c")));
    records.put("door", state);
    records.put("door 2", seenOnce());

    // When, Then
    CameraRecords<StrangerState, StrangerSighting> again = open(store);
    assertThat(again.get("door")).contains(state);
    assertThat(again.get("yard")).isEmpty();
    assertThat(again.cameras()).containsExactly("door", "door 2");
  }

  @Test
  void shouldWriteOnlyWhatIsNew() {
    // Given
    StrangerSighting first = sighting("a");
    records.put("door", seenOnce(first));
    assertThat(written()).containsExactly("door", "door/0");

    // When
    records.put("door", seenOnce(first, sighting("b")));

    // Then
    assertThat(written()).containsExactly("door", "door/1");
  }

  @Test
  void shouldDeleteWhatIsUnusedForTwoSweepsAndUseItsNumberAgain() {
    // Given
    StrangerSighting left = sighting("b");
    records.put("door", seenOnce(sighting("a"), left));
    records.put("door", seenOnce(left));
    written();

    // When, Then
    records.sweep();
    assertThat(written()).isEmpty();
    records.sweep();
    assertThat(written()).containsExactly("door/0");
    records.put("door", seenOnce(left, sighting("c")));
    assertThat(written()).containsExactly("door", "door/0");
    assertThat(open(store).get("door")).contains(seenOnce(left, sighting("c")));
  }

  @Test
  void shouldDeleteWhatAnEarlierProcessLeft() {
    // Given
    records.put("door", seenOnce(sighting("a")));
    records.put("door", seenOnce());
    written();

    // When
    CameraRecords<StrangerState, StrangerSighting> next = open(store);
    next.get("door");
    next.sweep();
    next.sweep();

    // Then
    assertThat(written()).containsExactly("door/0");
  }

  @Test
  void shouldDeleteAtOnceWhatIsPurged() {
    // Given
    records.put("door", seenOnce(sighting("a")));
    records.put("door", seenOnce());

    // When
    records.purge("door");

    // Then
    assertThat(store.approximateNumEntries()).isEqualTo(1);
    assertThat(records.get("door")).contains(seenOnce());
  }

  @Test
  void shouldReadFromTheStoreAgainWhatItHasNotUsedForLong() {
    // Given
    records.put("door", seenOnce(sighting("a")));

    // When
    for (int i = 0; i < 100; i++) {
      records.sweep();
    }
    open(store).put("door", seenOnce(sighting("b")));

    // Then
    assertThat(records.get("door")).contains(seenOnce(sighting("b")));
  }

  @Test
  void shouldEncryptWithTheCurrentKeyOnlyWhatIsNot() {
    // Given
    records.put("door", seenOnce(sighting("a")));
    written();
    String first = KeyEncryptionKeys.generate();
    String second = KeyEncryptionKeys.generate();

    // When, Then
    rekey(first);
    assertThat(written()).containsExactly("door", "door/0");
    rekey(first);
    assertThat(written()).isEmpty();
    rekey(second + "\n" + first);
    assertThat(written()).containsExactly("door", "door/0");
    assertThat(rekey(second).get("door")).contains(seenOnce(sighting("a")));
  }

  private CameraRecords<StrangerState, StrangerSighting> rekey(String keys) {
    CameraRecords<StrangerState, StrangerSighting> rekeyed =
        CameraStores.strangers(
            store, StateEncryption.with(Optional.of(KeyEncryptionKeys.parse(keys))));
    rekeyed.writeAnew();
    return rekeyed;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldComeBackAsOneOfItsStatesWhereverACrashCutsTheChangelogOff(long seed) {
    // Given: a camera whose state changes, with sweeps and commits as the processor has them
    Random random = new Random(seed);
    List<StrangerState> states = new ArrayList<>();
    List<StrangerSighting> present = new ArrayList<>();
    for (int step = 0; step < 300; step++) {
      if (random.nextInt(3) > 0 || present.isEmpty()) {
        present.add(random.nextInt(present.size() + 1), sighting("track-" + step));
      } else {
        present.remove(random.nextInt(present.size()));
      }
      StrangerState state = new StrangerState(List.of(), present);
      records.put("door", state);
      states.add(state);
      if (random.nextInt(4) == 0) {
        if (random.nextInt(2) == 0) {
          records.sweep();
        }
        store.commit();
      }
    }
    store.commit();

    // When, Then
    for (int cut = 1; cut < store.changelog.size(); cut++) {
      open(WriteLog.restoredFrom(store.changelog.subList(0, cut)))
          .get("door")
          .ifPresent(restored -> assertThat(states).contains(restored));
    }
    assertThat(open(WriteLog.restoredFrom(store.changelog)).get("door"))
        .contains(states.get(states.size() - 1));
  }
}
