package dev.sightline.sightings.search;

import dev.sightline.embedding.Embedding;
import dev.sightline.events.DataKeys;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.codec.SealedSightings;
import dev.sightline.matching.ThresholdPolicy;
import dev.sightline.sightings.index.SightingFilter;
import dev.sightline.sightings.index.SightingSearch;
import dev.sightline.sightings.search.SearchClient.SearchUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Questions to the search stage whose answers are visits. Thread-safe. */
public final class VisitSearch implements AutoCloseable {
  /** The maximum number of visits of an answer. */
  public static final int MAX_VISITS = SearchRequest.MAX_LIMIT;

  private static final Logger LOG = LoggerFactory.getLogger(VisitSearch.class);
  private static final String NO_VISIT = new SightingRecord.Visit("health", "none").toString();

  private final Function<SearchRequest, SearchAnswer> stage;
  private final DataKeys keys;
  private final SearchConfig.Rules rules;

  /** How sure it is that a visit is the person's. */
  public enum Verdict {
    /** At or above the threshold for that many sightings. */
    SAME_PERSON,
    /** Below it. */
    POSSIBLE
  }

  /**
   * A visit that was found.
   *
   * @param cosineSimilarity the similarity of the most similar views; 0 without a face
   */
  public record Found(SightingRecord sighting, float cosineSimilarity, Verdict verdict) {}

  /**
   * The visits found.
   *
   * @param compared the number of views that were compared
   * @param otherModel the number of visits that were not compared, because they are of another
   *     model
   * @param threshold the similarity from which a visit is the same person's; 0 without a face
   * @param missing the partitions that did not answer
   * @param partitions the number of partitions
   */
  public record Result(
      List<Found> visits,
      long compared,
      long otherModel,
      float threshold,
      SortedSet<Integer> missing,
      int partitions) {

    public Result {
      visits = List.copyOf(visits);
    }

    /** Returns whether the sightings of a camera were not searched. */
    public boolean misses(String camera) {
      return !missing.isEmpty() && missing.contains(SearchPartitions.of(camera, partitions));
    }
  }

  /**
   * @param stage asks the search stage
   * @param keys opens what is encrypted; closed with this
   */
  public VisitSearch(
      Function<SearchRequest, SearchAnswer> stage, DataKeys keys, SearchConfig.Rules rules) {
    this.stage = stage;
    this.keys = keys;
    this.rules = rules;
  }

  public SearchConfig.Rules rules() {
    return rules;
  }

  /**
   * Finds the visits that are most similar to a face, as far as they are possible at all: a
   * comparison with one other person reaches their similarity in a share of {@code search.fpir}.
   *
   * @param probes views of the face, at least one
   * @param thresholds the thresholds for a number of comparisons
   */
  public Result nearest(
      List<Embedding> probes, SightingFilter filter, int limit, ThresholdPolicy thresholds) {
    float possible = thresholds.forGalleryOf(1).cosineSimilarity();
    SearchAnswer answer =
        stage.apply(SearchRequest.nearest(new SightingSearch(probes, filter, limit, possible)));
    long comparisons = Math.max(1, answer.compared() * probes.size());
    float threshold =
        thresholds.forGalleryOf((int) Math.min(Integer.MAX_VALUE, comparisons)).cosineSimilarity();
    return result(answer, threshold);
  }

  /**
   * Finds all visits with a view that is similar to one of a face, however many there are.
   *
   * @param probes views of the face, of one model, at least one
   * @param minimumCosine the least similarity
   * @param each receives each visit once, in no order
   */
  public NotSearched forEachNear(
      List<Embedding> probes, float minimumCosine, Consumer<SightingRecord> each) {
    return VisitPages.forEach(
        SightingFilter.all(),
        filter ->
            stage.apply(
                SearchRequest.nearest(
                    new SightingSearch(probes, filter, MAX_VISITS, minimumCosine))),
        hit -> opened(hit).ifPresent(each));
  }

  /**
   * Finds all visits of a person or stranger, however many there are.
   *
   * @param each receives each visit once, in no order
   */
  public NotSearched forEachOf(String subject, Consumer<SightingRecord> each) {
    return forEach(SightingFilter.all().of(subject), each);
  }

  /**
   * Finds all visits, however many there are.
   *
   * @param each receives each visit once, in no order
   */
  public NotSearched forEach(Consumer<SightingRecord> each) {
    return forEach(SightingFilter.all(), each);
  }

  private NotSearched forEach(SightingFilter admitted, Consumer<SightingRecord> each) {
    return VisitPages.forEach(
        admitted,
        filter -> stage.apply(SearchRequest.list(filter, MAX_VISITS)),
        hit -> opened(hit).ifPresent(each));
  }

  /**
   * Lists the visits that a filter admits in the order in which they began.
   *
   * @param limit the maximum number; the latest are kept
   */
  public Result visits(SightingFilter filter, int limit) {
    return result(stage.apply(SearchRequest.list(filter, limit)), 0);
  }

  /** Returns a visit by the id of the event that began it. */
  public Optional<SightingRecord> visit(String camera, String event) {
    List<SightingRecord> found = new ArrayList<>();
    NotSearched unused = forOne(new SightingRecord.Visit(camera, event), found::add);
    return found.stream().findFirst();
  }

  /**
   * Finds one visit.
   *
   * @param found receives the visit, if there is one
   */
  public NotSearched forOne(SightingRecord.Visit visit, Consumer<SightingRecord> found) {
    SearchAnswer answer = stage.apply(SearchRequest.get(visit.toString()));
    answer.hits().forEach(hit -> opened(hit).ifPresent(found));
    return new NotSearched(answer.missing(), answer.otherModel());
  }

  /** Asks for a visit that does not exist. Returns why no answer came; empty if one did. */
  public Optional<String> failure() {
    try {
      SearchAnswer unused = stage.apply(SearchRequest.get(NO_VISIT));
      return Optional.empty();
    } catch (SearchUnavailableException e) {
      return Optional.of(e.getMessage());
    }
  }

  private Result result(SearchAnswer answer, float threshold) {
    List<Found> visits =
        answer.hits().stream().flatMap(hit -> found(hit, threshold).stream()).toList();
    if (visits.size() < answer.hits().size()) {
      LOG.warn(
          "{} of {} visits are left out: they were erased just now, or gallery.key.file does not"
              + " have the key that opens them",
          answer.hits().size() - visits.size(),
          answer.hits().size());
    }
    return new Result(
        visits,
        answer.compared(),
        answer.otherModel(),
        threshold,
        answer.missing(),
        answer.partitions());
  }

  /** Opens a record; empty if its key was destroyed since. */
  private Optional<Found> found(SearchAnswer.Hit hit, float threshold) {
    Verdict verdict = hit.cosine() >= threshold ? Verdict.SAME_PERSON : Verdict.POSSIBLE;
    return opened(hit).map(sighting -> new Found(sighting, hit.cosine(), verdict));
  }

  private synchronized Optional<SightingRecord> opened(SearchAnswer.Hit hit) {
    return SealedSightings.read(hit.record(), keys)
        .fold(Optional::of, rejected -> Optional.<SightingRecord>empty());
  }

  /** Returns the views of visits that are of one model, the first visits' first. */
  public static List<Embedding> views(Stream<SightingRecord> sightings, int limit) {
    List<Embedding> all = sightings.flatMap(one -> one.views().stream()).toList();
    return all.stream()
        .filter(view -> view.model().equals(all.get(0).model()))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void close() {
    keys.close();
  }
}
