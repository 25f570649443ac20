package dev.sightline.cli.search;

import dev.sightline.cli.options.Table;
import dev.sightline.events.SightingRecord;
import dev.sightline.gallery.PersonId;
import dev.sightline.sightings.CommonStrangers;
import dev.sightline.sightings.search.VisitSearch;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints visits, and what could not be searched.
 *
 * @param strangers which cameras' strangers are one person
 */
record VisitTable(CommonStrangers strangers, PrintWriter out, PrintWriter err) {

  void print(VisitSearch.Result result, boolean isSimilar) {
    Table table =
        isSimilar
            ? new Table(
                "VERDICT",
                "COSINE",
                "CAMERA",
                "FIRST SEEN",
                "LAST SEEN",
                "WHO",
                "VISIT",
                "COMMON ID")
            : new Table("CAMERA", "FIRST SEEN", "LAST SEEN", "WHO", "VISIT", "COMMON ID");
    for (VisitSearch.Found found : result.visits()) {
      Stream<Object> likeness =
          isSimilar
              ? Stream.of(
                  verdict(found), String.format(Locale.ROOT, "%.3f", found.cosineSimilarity()))
              : Stream.empty();
      table.add(Stream.concat(likeness, visit(found.sighting())).toArray());
    }
    table.lines().forEach(out::println);
    if (result.otherModel() > 0) {
      err.println(
          "sightline: not compared: "
              + result.otherModel()
              + " visits of another model; 'sightline gallery reembed' embeds those that have a"
              + " face");
    }
    if (!result.missing().isEmpty()) {
      err.println("sightline: not searched: partitions " + result.missing());
    }
  }

  private static String verdict(VisitSearch.Found found) {
    return found.verdict() == VisitSearch.Verdict.SAME_PERSON ? "same person" : "possible";
  }

  private Stream<Object> visit(SightingRecord visit) {
    return Stream.of(
        visit.visit().camera(),
        visit.span().firstSeen(),
        visit.span().lastSeen(),
        who(visit.subject()),
        visit.visit().id(),
        visit.stranger().flatMap(strangers::commonOf).orElse("-"));
  }

  private static String who(SightingRecord.Subject subject) {
    return subject.person().map(PersonId::toString).or(subject::stranger).orElse("-");
  }
}
