package dev.sightline.sightings.index;

import dev.sightline.embedding.Embedding;
import dev.sightline.gallery.Templates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Made-up sightings, and the search by comparing all of them. */
final class Sightings {
  static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
  static final int DIMENSION = 48;

  private final Random random;
  private final Map<String, IndexedSighting> byKey = new TreeMap<>();

  Sightings(long seed) {
    this.random = new Random(seed);
  }

  /** Creates a sighting of a day and one of three cameras, with one to three views. */
  IndexedSighting create(String key, int day) {
    Instant first = START.plusSeconds(day * 86_400L + random.nextInt(3_600));
    return new IndexedSighting(
        key,
        first,
        first.plusSeconds(random.nextInt(600)),
        "camera-" + random.nextInt(3),
        List.of("person-" + random.nextInt(20)),
        views(1 + random.nextInt(3)));
  }

  List<Embedding> views(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Templates.random(random, Templates.MODEL, DIMENSION))
        .toList();
  }

  /** Puts a sighting into the index and remembers it. */
  IndexedSighting put(SightingIndex index, IndexedSighting sighting) throws Exception {
    index.put(sighting, payload(sighting));
    byKey.put(sighting.key(), sighting);
    return sighting;
  }

  void remove(SightingIndex index, String key) throws Exception {
    index.remove(key);
    byKey.remove(key);
  }

  void forget(Predicate<IndexedSighting> which) {
    byKey.values().removeIf(which);
  }

  int size() {
    return byKey.size();
  }

  static byte[] payload(IndexedSighting sighting) {
    return ("payload of " + sighting.key() + sighting.subjects()).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the keys and similarities that a search must find. */
  List<String> nearest(SightingSearch search) {
    record Scored(String key, float cosine) {}
    List<Scored> scored = new ArrayList<>();
    for (IndexedSighting sighting : byKey.values()) {
      if (admits(search.filter(), sighting)) {
        double best = -2;
        for (Embedding view : sighting.views()) {
          for (Embedding probe : search.probes()) {
            best = Math.max(best, probe.cosineSimilarity(view));
          }
        }
        if (best >= search.minimumCosine()) {
          scored.add(new Scored(sighting.key(), (float) best));
        }
      }
    }
    return scored.stream()
        .sorted(Comparator.comparing(Scored::cosine).reversed().thenComparing(Scored::key))
        .limit(search.limit())
        .map(found -> found.key() + " " + found.cosine())
        .toList();
  }

  /** Returns the number of views that a filter admits. */
  long compared(SightingFilter filter) {
    return byKey.values().stream()
        .filter(sighting -> admits(filter, sighting))
        .mapToLong(sighting -> sighting.views().size())
        .sum();
  }

  private static boolean admits(SightingFilter filter, IndexedSighting sighting) {
    return !sighting.lastSeen().isBefore(filter.from())
        && !sighting.firstSeen().isAfter(filter.to())
        && (filter.cameras().isEmpty() || filter.cameras().contains(sighting.camera()))
        && (filter.subjects().isEmpty()
            || sighting.subjects().stream().anyMatch(filter.subjects()::contains));
  }

  static List<String> found(SightingHits hits) {
    return hits.hits().stream().map(hit -> hit.key() + " " + hit.cosineSimilarity()).toList();
  }
}
