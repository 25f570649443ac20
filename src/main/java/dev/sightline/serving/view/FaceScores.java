package dev.sightline.serving.view;

import dev.sightline.cameras.status.CameraStatuses;
import dev.sightline.events.Match;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How similar the decided faces are to their nearest template, by camera: counts of the last one to
 * two days, since the start of the server. Thread-safe.
 */
public final class FaceScores {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int BINS = 40;

  private final InstantSource clock;
  private Map<String, Counts> before = new HashMap<>();
  private Map<String, Counts> current = new HashMap<>();
  private Instant begun;
  private Instant since;

  /** Counts of one camera and day. Each unknown face without a candidate is in no bin. */
  private static final class Counts {
    private final int[] named = new int[BINS];
    private final int[] unknown = new int[BINS];
    private int withoutCandidate;
  }

  /**
   * The decided faces of one camera, or of all.
   *
   * @param named the number of faces that got a name
   * @param unknown the number of faces that got none
   * @param scores the faces by cosine similarity
   */
  public record Faces(long named, long unknown, Scores scores) {}

  /**
   * Numbers of faces by cosine similarity, in bins of equal width.
   *
   * @param low the lower end of the first bin
   * @param width the width of each bin
   */
  public record Scores(double low, double width, List<Long> named, List<Long> unknown) {
    public Scores {
      named = List.copyOf(named);
      unknown = List.copyOf(unknown);
    }
  }

  FaceScores(InstantSource clock) {
    this.clock = clock;
    this.begun = clock.instant();
    this.since = begun;
  }

  synchronized void add(Match match) {
    rotate();
    Counts counts = current.get(match.camera());
    if (counts == null) {
      if (current.size() >= CameraStatuses.MAX_CAMERAS) {
        return;
      }
      counts = new Counts();
      current.put(match.camera(), counts);
    }
    if (match.cosineSimilarity() == null) {
      counts.withoutCandidate++;
    } else {
      int bin = (int) ((match.cosineSimilarity() + 1) / 2 * BINS);
      int[] bins = match.person() == null ? counts.unknown : counts.named;
      bins[Math.max(0, Math.min(BINS - 1, bin))]++;
    }
  }

  /** Forgets the day before yesterday. */
  private void rotate() {
    Instant now = clock.instant();
    if (begun.plus(DAY).isAfter(now)) {
      return;
    }
    boolean isAdjacent = begun.plus(DAY).plus(DAY).isAfter(now);
    before = isAdjacent ? current : new HashMap<>();
    since = isAdjacent ? begun : now;
    current = new HashMap<>();
    begun = now;
  }

  /** Returns the time from which on faces are counted. */
  public synchronized Instant since() {
    rotate();
    return since;
  }

  /**
   * Returns the faces of a camera.
   *
   * @param camera the camera's id; empty for all cameras together
   */
  public synchronized Faces faces(Optional<String> camera) {
    rotate();
    return sum(
        Stream.of(before, current)
            .flatMap(
                day ->
                    camera
                        .map(id -> Stream.ofNullable(day.get(id)))
                        .orElseGet(() -> day.values().stream()))
            .toList());
  }

  /** Returns the faces of each camera that has any, by id. */
  public synchronized Map<String, Faces> byCamera() {
    Map<String, Faces> all = new TreeMap<>();
    List.of(before, current)
        .forEach(day -> day.keySet().forEach(id -> all.put(id, faces(Optional.of(id)))));
    return all;
  }

  private static Faces sum(List<Counts> counts) {
    List<Long> named = sum(counts, each -> each.named);
    List<Long> unknown = sum(counts, each -> each.unknown);
    return new Faces(
        total(named),
        total(unknown) + counts.stream().mapToLong(each -> each.withoutCandidate).sum(),
        new Scores(-1, 2.0 / BINS, named, unknown));
  }

  private static List<Long> sum(List<Counts> counts, Function<Counts, int[]> bins) {
    return IntStream.range(0, BINS)
        .mapToObj(bin -> counts.stream().mapToLong(each -> bins.apply(each)[bin]).sum())
        .toList();
  }

  private static long total(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
