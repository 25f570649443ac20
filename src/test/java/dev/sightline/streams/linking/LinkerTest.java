package dev.sightline.streams.linking;

import static dev.sightline.streams.linking.Walks.NOON;
import static dev.sightline.streams.linking.Walks.stranger;
import static dev.sightline.streams.linking.Walks.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.SightingRecord;
import dev.sightline.events.StrangerLink;
import dev.sightline.presence.Stranger;
import dev.sightline.presence.StrangerSighting;
import dev.sightline.presence.StrangerState;
import dev.sightline.sightings.CommonStrangers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkerTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final CommonStrangers links = new CommonStrangers();
  private final List<StrangerLink> written = new ArrayList<>();
  private Linker linker = linker("");
  private StrangerState state = StrangerState.empty();

  private static Linker linker(String travel) {
    LinkConfig usual = LinkConfig.defaults();
    return new Linker(
        Walks.THRESHOLDS,
        new LinkConfig(usual.scope(), usual.sites(), TravelTimes.parse(travel), usual.grace()),
        DAY);
  }

  private SightingRecord see(SightingRecord visit) {
    apply(linker.see(state, links, visit));
    return visit;
  }

  private void forget(SightingRecord visit) {
    apply(
        linker.forget(
            state,
            links,
            new Linker.Gone(visit.visit().toString(), Optional.empty(), visit.span().lastSeen())));
  }

  private void apply(LinkStep step) {
    state = step.state();
    step.links().forEach(links::put);
    written.addAll(step.links());
    step.removed().forEach(links::remove);
  }

  private Optional<String> common(SightingRecord visit) {
    return links.commonOf(stranger(visit));
  }

  @Test
  void shouldGiveNoCommonIdToAPersonSeenOnce() {
    // When
    SightingRecord only = see(visit("door", 0, 0));

    // Then
    assertThat(common(only)).isEmpty();
    assertThat(written).isEmpty();
  }

  @Test
  void shouldGiveOneIdAtThreeCameras() {
    // When
    SightingRecord first = see(visit("door", 0, 0));
    SightingRecord second = see(visit("hall", 100, 6));
    SightingRecord third = see(visit("yard", 200, 3));
    SightingRecord other = see(visit("yard", 200, 90));

    // Then: the id follows from the first visit
    String id = Stranger.idFor(first.visit().toString());
    assertThat(common(first)).contains(id);
    assertThat(common(second)).contains(id);
    assertThat(common(third)).contains(id);
    assertThat(common(other)).isEmpty();
    assertThat(links.members(id)).hasSize(3);
    assertThat(written)
        .extracting(StrangerLink::type)
        .containsExactly(
            StrangerLink.Type.LINKED, StrangerLink.Type.LINKED, StrangerLink.Type.LINKED);
  }

  @Test
  void shouldSetAHigherBarForAPersonSeenInOneView() {
    // Given
    see(visit("door", 0, 0));

    // When: alike, but not very
    SightingRecord similar = see(visit("hall", 100, 15));

    // Then
    assertThat(common(similar)).isEmpty();
  }

  @Test
  void shouldKeepTwoSimilarPersonsOfTheSameMinuteApart() {
    // When: they look the same, at once before two cameras and before one
    SightingRecord one = see(visit("door", 0, 0));
    SightingRecord other = see(visit("hall", 30, 0));
    SightingRecord third = see(visit("door", 40, 0));

    // Then
    assertThat(common(one)).isEmpty();
    assertThat(common(other)).isEmpty();
    assertThat(common(third)).isEmpty();
  }

  @Test
  void shouldTakeOnePersonForOneBeforeCamerasThatShareAView() {
    // Given
    linker = linker("door>hall=0s");

    // When
    SightingRecord one = see(visit("door", 0, 0));
    SightingRecord other = see(visit("hall", 30, 0));

    // Then
    assertThat(common(one)).isPresent().isEqualTo(common(other));
  }

  @Test
  void shouldKeepVisitsApartBetweenWhichNobodyCanTravel() {
    // Given
    linker = linker("door>yard=5m");

    // When: two minutes after the first
    SightingRecord one = see(visit("door", 0, 0));
    SightingRecord other = see(visit("yard", 180, 0));

    // Then
    assertThat(common(one)).isEmpty();
    assertThat(common(other)).isEmpty();
  }

  @Test
  void shouldTakeAllVisitsOfACamerasStrangerForOnePersons() {
    // Given
    SightingRecord first = see(visit("door", 0, 0));
    String known = stranger(first);

    // When: the camera knows them again, though this view is another
    SightingRecord again = see(visit("door", 100, 60, known));
    see(visit("door", 200, 63, known));
    SightingRecord elsewhere = see(visit("hall", 300, 58));

    // Then
    assertThat(common(again)).isPresent();
    assertThat(common(elsewhere)).isEqualTo(common(again));
  }

  @Test
  void shouldSplitWhoWereTakenForOneWhenTheyAreSeenAtOnce() {
    // Given: two who look alike, one after the other
    SightingRecord one = see(visit("door", 0, 0));
    SightingRecord other = see(visit("hall", 100, 5));
    String common = common(one).orElseThrow();

    // When: the first camera's stranger is there, and the second's at the same time
    see(visit("door", 300, 2, stranger(one)));
    see(visit("hall", 310, 5, stranger(other)));

    // Then
    assertThat(common(one)).contains(common);
    assertThat(common(other)).isPresent().isNotEqualTo(Optional.of(common));
    StrangerLink split = written.get(written.size() - 1);
    assertThat(split.type()).isEqualTo(StrangerLink.Type.SPLIT);
    assertThat(split.former()).isEqualTo(common);
  }

  @Test
  void shouldMergePersonsWhoTurnOutToBeOne() {
    // Given: seen from two sides
    SightingRecord left = see(visit("door", 0, 0));
    see(visit("hall", 100, 6));
    SightingRecord right = see(visit("door", 200, 28));
    see(visit("hall", 300, 34));
    assertThat(common(left)).isPresent().isNotEqualTo(common(right));
    String older = common(left).orElseThrow();

    // When: in between
    for (int i = 0; i < 4; i++) {
      see(visit("yard", 400 + 100 * i, new int[] {14, 20, 17, 23}[i]));
    }

    // Then
    assertThat(common(right)).contains(older);
    assertThat(written).extracting(StrangerLink::type).contains(StrangerLink.Type.MERGED);
  }

  @Test
  void shouldLinkNobodyOfAnotherSite() {
    // Given
    linker =
        new Linker(
            Walks.THRESHOLDS,
            new LinkConfig(
                LinkConfig.Scope.SITE,
                Sites.parse("door=hq; hall=hq; dock=plant"),
                TravelTimes.none(),
                Duration.ZERO),
            DAY);

    // When
    SightingRecord door = see(visit("door", 0, 0));
    SightingRecord dock = see(visit("dock", 100, 0));
    SightingRecord hall = see(visit("hall", 200, 0));
    SightingRecord unlisted = see(visit("yard", 300, 0));

    // Then
    assertThat(common(hall)).isPresent().isEqualTo(common(door));
    assertThat(common(dock)).isEmpty();
    assertThat(common(unlisted)).isEmpty();
  }

  @Test
  void shouldForgetViewsAfterADayAndKeepTheLinks() {
    // Given
    SightingRecord first = see(visit("door", 0, 0));
    SightingRecord second = see(visit("hall", 100, 0));

    // When
    see(visit("door", 2 * (int) DAY.toSeconds(), 90));

    // Then
    assertThat(state.strangers()).isEmpty();
    assertThat(common(first)).isPresent().isEqualTo(common(second));

    // When: the camera still knows them
    SightingRecord again = see(visit("door", 2 * (int) DAY.toSeconds() + 100, 0, stranger(first)));

    // Then
    assertThat(common(again)).isEqualTo(common(second));
    assertThat(state.strangers()).hasSize(1);
  }

  @Test
  void shouldForgetAnErasedVisitWithItsLink() {
    // Given
    SightingRecord first = see(visit("door", 0, 0));
    SightingRecord second = see(visit("hall", 100, 6));
    assertThat(common(second)).isPresent();

    // When
    forget(second);

    // Then
    assertThat(common(second)).isEmpty();
    assertThat(common(first)).isPresent();
    assertThat(LinkChanges.sightings(state))
        .extracting(StrangerSighting::track)
        .containsExactly(first.visit().toString());
  }

  @Test
  void shouldGiveTheSameIdsToTheSameVisits() {
    // Given
    List<SightingRecord> visits = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      visits.add(visit("camera " + i % 5, 70 * i, i * 37 % 90));
    }

    // When
    visits.forEach(this::see);
    List<StrangerLink> once = List.copyOf(written);
    LinkerTest replay = new LinkerTest();
    visits.forEach(replay::see);

    // Then
    assertThat(replay.written).isEqualTo(once).isNotEmpty();
    assertThat(once).allMatch(link -> !link.occurredAt().isBefore(NOON));
  }
}
