package dev.sightline.sightings.search;

import dev.sightline.sightings.index.SightingFilter;
import dev.sightline.sightings.search.SearchAnswer.Hit;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
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
   */
  static NotSearched forEach(
      SightingFilter all, Function<SightingFilter, SearchAnswer> ask, Consumer<Hit> each) {
    SortedSet<Integer> missing = new TreeSet<>();
    long otherModel = 0;
    Deque<SightingFilter> spans = new ArrayDeque<>();
    spans.add(all);
    while (!spans.isEmpty()) {
      SightingFilter span = spans.remove();
      SearchAnswer answer = ask.apply(span);
      missing.addAll(answer.missing());
      // The first question is about all visits, later ones are about parts of them.
      otherModel = Math.max(otherModel, answer.otherModel());
      boolean isFull = answer.hits().size() >= SearchRequest.MAX_LIMIT;
      if (!isFull || !split(span, answer, spans)) {
        answer.hits().stream().filter(hit -> isFirst(hit, span, all)).forEach(each);
      }
    }
    return new NotSearched(missing, otherModel);
  }

  /** Returns whether a span is the first of all halves that have a sighting: it began there. */
  private static boolean isFirst(Hit hit, SightingFilter span, SightingFilter all) {
    return span.from().equals(all.from()) || hit.begun() >= span.from().toEpochMilli();
  }

  /**
   * Halves a span at the median of what was found.
   *
   * @return whether it was; a millisecond is not
   */
  private static boolean split(
      SightingFilter span, SearchAnswer answer, Deque<SightingFilter> spans) {
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
    boolean isDivisible = middle.isBefore(span.to());
    if (isDivisible) {
      spans.add(new SightingFilter(span.from(), middle, span.cameras(), span.subjects()));
      spans.add(new SightingFilter(next, span.to(), span.cameras(), span.subjects()));
    }
    return isDivisible;
  }
}
