package dev.sightline.sightings.search;

import dev.sightline.sightings.index.SightingFilter;
import dev.sightline.sightings.search.SearchAnswer.Hit;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Questions for all sightings that a filter admits. An answer that is full is asked for again in
 * two halves of its time, so the number of questions grows with what is found.
 */
final class VisitPages {

  private VisitPages() {}

  /**
   * @param ask asks for at most {@link SearchRequest#MAX_LIMIT} sightings
   * @param each receives each sighting once, in no order
   * @return the partitions that did not answer
   */
  static SortedSet<Integer> forEach(
      SightingFilter all, Function<SightingFilter, SearchAnswer> ask, Consumer<Hit> each) {
    Set<String> found = new HashSet<>();
    SortedSet<Integer> missing = new TreeSet<>();
    Deque<SightingFilter> spans = new ArrayDeque<>();
    spans.add(all);
    while (!spans.isEmpty()) {
      SightingFilter span = spans.remove();
      SearchAnswer answer = ask.apply(span);
      missing.addAll(answer.missing());
      answer.hits().stream().filter(hit -> found.add(hit.key())).forEach(each);
      if (answer.hits().size() >= SearchRequest.MAX_LIMIT) {
        split(span, answer, spans);
      }
    }
    return missing;
  }

  /** Halves a span at the median of what was found; a millisecond is not halved. */
  private static void split(SightingFilter span, SearchAnswer answer, Deque<SightingFilter> spans) {
    long median =
        answer.hits().stream()
            .mapToLong(Hit::begun)
            .map(begun -> Math.max(begun, span.from().toEpochMilli()))
            .sorted()
            .skip(answer.hits().size() / 2)
            .findFirst()
            .orElseThrow();
    Instant middle = Instant.ofEpochMilli(median);
    Instant next = middle.plusMillis(1);
    if (middle.isBefore(span.to())) {
      spans.add(new SightingFilter(span.from(), middle, span.cameras(), span.subjects()));
      spans.add(new SightingFilter(next, span.to(), span.cameras(), span.subjects()));
    }
  }
}
