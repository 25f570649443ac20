package dev.sightline.cli.demo;

import dev.sightline.cli.demo.EventCollector.Arrival;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Match;
import dev.sightline.streams.RecognitionCounts;
import dev.sightline.streams.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The summary of a demonstration, on one screen.
 *
 * @param sent the number of frames that Kafka accepted
 * @param dropped the number of frames that a camera dropped or Kafka did not accept
 * @param counts the counts of the stages
 * @param arrivals the matches of single faces
 * @param visits the visits
 */
record DemoSummary(
    long sent,
    long dropped,
    RecognitionCounts.Snapshot counts,
    List<Arrival> arrivals,
    Visits visits) {

  DemoSummary {
    arrivals = List.copyOf(arrivals);
  }

  String text() {
    StringBuilder text = new StringBuilder("\n");
    line(text, "frames", "%d sent, %d recognised, %d dropped", sent, recognised(), dropped);
    line(
        text,
        "faces",
        "%d: %d named, %d unknown",
        arrivals.size(),
        named(),
        arrivals.size() - named());
    unknownByReason()
        .forEach((reason, faces) -> line(text, "  unknown", "%d faces, %s", faces, reason));
    visits(text);
    line(text, "dead letters", "%s", counts.rejected().isEmpty() ? "none" : counts.rejected());
    line(text, "frame to event", "p50 %d ms, p95 %d ms, p99 %d ms", age(0.5), age(0.95), age(0.99));
    line(
        text,
        "a frame's stages",
        "detect %.1f ms, embed %.1f ms, match %.2f ms on average",
        counts.meanMillis().get(Stage.DETECT),
        counts.meanMillis().get(Stage.EMBED),
        counts.meanMillis().get(Stage.MATCH));
    return text.toString();
  }

  private void visits(StringBuilder text) {
    Map<String, List<IdentityEvent>> byPerson = visits.byPerson();
    line(
        text,
        "visits",
        "%d of persons, %d of strangers",
        byPerson.values().stream().mapToInt(List::size).sum(),
        visits.unknown());
    byPerson.forEach(
        (person, over) -> line(text, "  " + person, "%d on %s", over.size(), cameras(over)));
  }

  private static String cameras(List<IdentityEvent> visits) {
    return visits.stream()
        .map(IdentityEvent::camera)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static void line(StringBuilder text, String name, String format, Object... values) {
    text.append(
        String.format(Locale.ROOT, "%-18s %s%n", name, String.format(Locale.ROOT, format, values)));
  }

  private long recognised() {
    return counts.frames().get(Stage.MATCH);
  }

  private long named() {
    return arrivals.stream().filter(arrival -> arrival.event().person() != null).count();
  }

  private Map<String, Long> unknownByReason() {
    return arrivals.stream()
        .map(Arrival::event)
        .filter(event -> event.person() == null)
        .collect(Collectors.groupingBy(Match::reason, TreeMap::new, Collectors.counting()));
  }

  /** Returns the age that this share of the events did not exceed. */
  private long age(double share) {
    long[] ages = arrivals.stream().mapToLong(Arrival::ageMillis).sorted().toArray();
    return ages.length == 0
        ? 0
        : ages[(int) Math.min(ages.length - 1, Math.floor(share * ages.length))];
  }
}
