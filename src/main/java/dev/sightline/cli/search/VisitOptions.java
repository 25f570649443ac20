package dev.sightline.cli.search;

import dev.sightline.sightings.index.SightingFilter;
import dev.sightline.sightings.search.VisitSearch;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which visits to show. */
final class VisitOptions {

  @Option(names = "--from", paramLabel = "TIME", descriptionKey = "search.from")
  private String from;

  @Option(names = "--to", paramLabel = "TIME", descriptionKey = "search.to")
  private String to;

  @Option(names = "--camera", paramLabel = "ID", split = ",", descriptionKey = "search.camera")
  private List<String> cameras = List.of();

  @Option(names = "--limit", paramLabel = "N", defaultValue = "20", descriptionKey = "search.limit")
  private int limit;

  int limit() {
    if (limit < 1 || limit > VisitSearch.MAX_VISITS) {
      throw new IllegalArgumentException(
          "--limit must be in [1, " + VisitSearch.MAX_VISITS + "], was " + limit);
    }
    return limit;
  }

  SightingFilter filter(Set<String> subjects) {
    return new SightingFilter(
        from == null ? Instant.EPOCH : time("--from", from),
        to == null ? Instant.ofEpochMilli(Long.MAX_VALUE) : time("--to", to),
        Set.copyOf(cameras),
        subjects);
  }

  private static Instant time(String option, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          option + " must be a time such as 2026-11-24T12:00:00Z, was '" + text + "'", e);
    }
  }
}
