package dev.sightline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.DataKeys;
import dev.sightline.events.EventFixtures;
import dev.sightline.sightings.search.SearchAnswer;
import dev.sightline.sightings.search.SearchConfig;
import dev.sightline.sightings.search.VisitSearch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SearchedVisitsTest {

  @Test
  void shouldSayHowManyVisitsOfAnotherModelWereNotCompared() {
    assertThat(notSearched(3, Set.of()))
        .contains(
            "3 past visits were recorded with another model and not compared; 'sightline gallery"
                + " reembed' embeds those that have a face");
    assertThat(notSearched(0, Set.of())).isEmpty();
  }

  @Test
  void shouldSayWhichPartitionsWereNotSearchedFirst() {
    assertThat(notSearched(3, Set.of(1, 2)))
        .hasValueSatisfying(text -> assertThat(text).contains("partitions [1, 2]"));
  }

  private static Optional<String> notSearched(long otherModel, Set<Integer> missing) {
    SearchAnswer answer = new SearchAnswer(List.of(), 0, otherModel, new TreeSet<>(missing), 4);
    try (SearchedVisits visits =
        new SearchedVisits(
            () ->
                new VisitSearch(
                    question -> answer, DataKeys.none(), SearchConfig.defaults().rules()))) {
      return visits.near(List.of(EventFixtures.template().embedding()), 0.5f, seen -> {});
    }
  }
}
