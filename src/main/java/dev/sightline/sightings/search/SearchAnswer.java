package dev.sightline.sightings.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was found.
 *
 * @param hits the sightings: the most similar first, or in order of time where no face was given
 * @param compared the number of views that were compared
 * @param otherModel the number of sightings that were not compared, because none of their views is
 *     of the face's model
 * @param missing the partitions that did not answer
 * @param partitions the number of partitions
 */
public record SearchAnswer(
    List<Hit> hits, long compared, long otherModel, SortedSet<Integer> missing, int partitions) {

  public SearchAnswer {
    hits = List.copyOf(hits);
    missing = new TreeSet<>(missing);
  }

  /**
   * A sighting.
   *
   * @param begun when it began, in milliseconds
   * @param record its record as it stands in Kafka
   */
  @SuppressWarnings("ArrayRecordComponent") // a message, which is written or read once
  public record Hit(String key, float cosine, long begun, byte[] record) {

    private static final Comparator<Hit> BY_SIMILARITY =
        Comparator.comparing(Hit::cosine)
            .reversed()
            .thenComparing(
                hit -> hit.key().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private static final Comparator<Hit> BY_TIME =
        Comparator.comparingLong(Hit::begun).thenComparing(Hit::key);
  }

  /** Returns an answer of partitions that are not available. */
  static SearchAnswer missing(Collection<Integer> missing, int partitions) {
    return new SearchAnswer(List.of(), 0, 0, new TreeSet<>(missing), partitions);
  }

  /** Returns the answers of several partitions as one. */
  static SearchAnswer merge(
      SearchRequest request, Collection<SearchAnswer> answers, int partitions) {
    Stream<Hit> all = answers.stream().flatMap(answer -> answer.hits().stream());
    TreeSet<Integer> missing = new TreeSet<>();
    answers.forEach(answer -> missing.addAll(answer.missing()));
    return new SearchAnswer(
        request.probe() == null ? latest(all, request.limit()) : nearest(all, request.limit()),
        answers.stream().mapToLong(SearchAnswer::compared).sum(),
        answers.stream().mapToLong(SearchAnswer::otherModel).sum(),
        missing,
        partitions);
  }

  private static List<Hit> nearest(Stream<Hit> hits, int limit) {
    return hits.sorted(Hit.BY_SIMILARITY).limit(limit).toList();
  }

  private static List<Hit> latest(Stream<Hit> hits, int limit) {
    List<Hit> all = hits.sorted(Hit.BY_TIME).toList();
    return all.subList(Math.max(0, all.size() - limit), all.size());
  }
}
