package dev.sightline.sightings.search;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.sightings.index.SightingFilter;
import dev.sightline.sightings.index.SightingSearch;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question to the search stage, as instances send it to each other.
 *
 * @param probe the face to search for; null to list sightings in order of time
 * @param key the key of the one sighting to return; null for all
 * @param filter which sightings to consider
 * @param limit the maximum number of sightings
 * @param minimumCosine the least similarity; without a probe it does not matter
 * @param scope which partitions to answer for; null for all, whichever instance has them
 */
public record SearchRequest(
    Face probe, String key, Filter filter, int limit, float minimumCosine, Scope scope) {
  static final int MAX_LIMIT = 1000;

  public SearchRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "the limit must be in [1, " + MAX_LIMIT + "], was " + limit);
    }
  }

  /**
   * A face.
   *
   * @param views its vectors, float32, big-endian
   */
  public record Face(String model, List<byte[]> views) {

    public Face {
      views = List.copyOf(views);
    }

    private List<Embedding> embeddings() {
      return views.stream().map(this::embedding).toList();
    }

    private Embedding embedding(byte[] view) {
      float[] vector = new float[view.length / Float.BYTES];
      ByteBuffer.wrap(view).asFloatBuffer().get(vector);
      return Embedding.of(new ModelId(model), vector);
    }

    private static byte[] bytes(Embedding view) {
      ByteBuffer bytes = ByteBuffer.allocate(view.dimension() * Float.BYTES);
      bytes.asFloatBuffer().put(view.toArray());
      return bytes.array();
    }
  }

  /** A {@link SightingFilter} with its times in milliseconds. */
  public record Filter(long from, long to, Set<String> cameras, Set<String> subjects) {

    public Filter {
      cameras = Set.copyOf(cameras);
      subjects = Set.copyOf(subjects);
    }

    static Filter of(SightingFilter filter) {
      return new Filter(
          filter.from().toEpochMilli(),
          filter.to().toEpochMilli(),
          filter.cameras(),
          filter.subjects());
    }

    private SightingFilter admitting() {
      return new SightingFilter(
          Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), cameras, subjects);
    }
  }

  /**
   * The partitions to answer for.
   *
   * @param standby whether a standby replica may answer
   */
  public record Scope(Set<Integer> partitions, boolean standby) {

    public Scope {
      partitions = Set.copyOf(partitions);
    }
  }

  /** Returns the question for the sightings nearest to a face. */
  public static SearchRequest nearest(SightingSearch search) {
    List<byte[]> views = new ArrayList<>();
    search.probes().forEach(view -> views.add(Face.bytes(view)));
    return new SearchRequest(
        new Face(search.probes().get(0).model().value(), views),
        null,
        Filter.of(search.filter()),
        search.limit(),
        search.minimumCosine(),
        null);
  }

  /** Returns the question for sightings in the order in which they began, the latest. */
  public static SearchRequest list(SightingFilter filter, int limit) {
    return new SearchRequest(null, null, Filter.of(filter), limit, -1, null);
  }

  /** Returns the question for one sighting. */
  public static SearchRequest get(String key) {
    return new SearchRequest(null, key, Filter.of(SightingFilter.all()), 1, -1, null);
  }

  SearchRequest in(Scope partitions) {
    return new SearchRequest(probe, key, filter, limit, minimumCosine, partitions);
  }

  SightingFilter admitting() {
    return filter.admitting();
  }

  /** Returns the search for the nearest sightings; empty if there is no face. */
  Optional<SightingSearch> search() {
    return Optional.ofNullable(probe)
        .map(face -> new SightingSearch(face.embeddings(), admitting(), limit, minimumCosine));
  }
}
