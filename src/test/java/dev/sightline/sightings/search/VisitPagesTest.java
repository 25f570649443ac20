package dev.sightline.sightings.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.sightings.index.SightingFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitPagesTest {
  private static final long START = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli();

  private final List<String> found = new ArrayList<>();
  private int questions;

  @Test
  void shouldFindAllInQuestionsThatGrowWithWhatIsFound() {
    // Given: visits at irregular times, many of them at one
    Random random = new Random(5);
    List<SearchAnswer.Hit> visits =
        IntStream.range(0, 5000)
            .mapToObj(i -> hit(i, i < 900 ? START : START + random.nextInt(1 << 30)))
            .toList();

    // When
    find(visits, SearchRequest.MAX_LIMIT);

    // Then
    assertThat(found).hasSize(5000).doesNotHaveDuplicates();
    assertThat(questions).isLessThan(40);
  }

  @Test
  void shouldAskOnceForFewVisits() {
    find(IntStream.range(0, 999).mapToObj(i -> hit(i, START + i)).toList(), 999);

    assertThat(found).hasSize(999);
    assertThat(questions).isEqualTo(1);
  }

  private void find(List<SearchAnswer.Hit> visits, int limit) {
    VisitPages.forEach(
        SightingFilter.all(),
        filter -> {
          questions++;
          return answer(visits, filter, limit);
        },
        hit -> found.add(hit.key()));
  }

  private static SearchAnswer answer(
      List<SearchAnswer.Hit> visits, SightingFilter filter, int limit) {
    return new SearchAnswer(
        visits.stream()
            .filter(hit -> hit.begun() >= filter.from().toEpochMilli())
            .filter(hit -> hit.begun() <= filter.to().toEpochMilli())
            .sorted(Comparator.comparing(SearchAnswer.Hit::key))
            .limit(limit)
            .toList(),
        visits.size(),
        0,
        new TreeSet<>(),
        1);
  }

  private static SearchAnswer.Hit hit(int number, long begun) {
    return new SearchAnswer.Hit("door/door-" + number, 0.5f, begun, new byte[0]);
  }
}
