package dev.sightline.cli.search;

import dev.sightline.cli.options.Table;
import dev.sightline.events.SightingRecord;
import dev.sightline.gallery.PersonId;
import dev.sightline.sightings.index.SightingFilter;
import dev.sightline.sightings.search.VisitSearch;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which visits to show, and how. */
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

  /** Prints visits, and to {@code err} what could not be searched. */
  static void print(
      VisitSearch.Result result, boolean isSimilar, PrintWriter out, PrintWriter err) {
    Table table =
        isSimilar
            ? new Table("VERDICT", "COSINE", "CAMERA", "FIRST SEEN", "LAST SEEN", "WHO", "VISIT")
            : new Table("CAMERA", "FIRST SEEN", "LAST SEEN", "WHO", "VISIT");
    for (VisitSearch.Found found : result.visits()) {
      SightingRecord visit = found.sighting();
      Object[] what = {
        visit.visit().camera(),
        visit.span().firstSeen(),
        visit.span().lastSeen(),
        who(visit.subject()),
        visit.visit().id()
      };
      if (isSimilar) {
        table.add(
            found.verdict() == VisitSearch.Verdict.SAME_PERSON ? "same person" : "possible",
            String.format(Locale.ROOT, "%.3f", found.cosineSimilarity()),
            what[0],
            what[1],
            what[2],
            what[3],
            what[4]);
      } else {
        table.add(what);
      }
    }
    table.lines().forEach(out::println);
    if (!result.missing().isEmpty()) {
      err.println("sightline: not searched: partitions " + result.missing());
    }
  }

  private static String who(SightingRecord.Subject subject) {
    return subject.person().map(PersonId::toString).or(subject::stranger).orElse("-");
  }
}
