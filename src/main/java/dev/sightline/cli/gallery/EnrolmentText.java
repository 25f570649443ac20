package dev.sightline.cli.gallery;

import dev.sightline.curation.EnrolmentResult;
import dev.sightline.curation.RevisedVisits;
import dev.sightline.gallery.RefusalReason;
import dev.sightline.gallery.ReviewedTemplates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;

/** The result of an enrolment, for a terminal. */
public final class EnrolmentText {

  private EnrolmentText() {}

  /** Returns the person and one line per finding. */
  public static List<String> lines(EnrolmentResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        result.person()
            + ": "
            + result.written()
            + " new, "
            + result.reviewed().kept().size()
            + " kept");
    result.refusals().forEach(refusal -> lines.add("  " + line(refusal)));
    lines.addAll(findings(result.reviewed()));
    return lines;
  }

  static String line(EnrolmentResult.Refusal refusal) {
    return "refused " + refusal.source() + ": " + words(refusal.reason()) + ", " + refusal.detail();
  }

  /** Returns how a person's templates fit together, one line per finding. */
  static List<String> findings(ReviewedTemplates reviewed) {
    List<String> lines = new ArrayList<>();
    reviewed
        .heldBack()
        .forEach(
            held ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "  held back %s: it fits %s better (%.3f against %.3f)",
                        held.template().source(),
                        held.rival().person(),
                        held.rival().cosineSimilarity(),
                        held.ownSimilarity())));
    reviewed.outliers().forEach(key -> lines.add("  unlike the others: " + key));
    reviewed
        .nearDuplicates()
        .forEach(pair -> lines.add("  near duplicates: " + pair.first() + " and " + pair.second()));
    return lines;
  }

  /**
   * Returns a table of the results of each person's pictures, with the sums. Surplus is what a
   * person has beyond {@code gallery.templates.per.person}.
   */
  static List<String> table(List<EnrolmentResult> results) {
    List<String> lines = new ArrayList<>();
    lines.add("     new   before     held  surplus  refused  person");
    results.forEach(
        result ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "%8d %8d %8d %8d %8d  %s",
                    result.written(),
                    result.skipped(),
                    result.reviewed().heldBack().size(),
                    result.reviewed().surplus().size(),
                    result.refusals().size(),
                    result.person())));
    lines.addAll(sums(results));
    return lines;
  }

  private static List<String> sums(List<EnrolmentResult> results) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    Map<String, Integer> refused = new TreeMap<>();
    for (EnrolmentResult result : results) {
      rows.merge("new", result.written(), Integer::sum);
      rows.merge("enrolled before", result.skipped(), Integer::sum);
      rows.merge("held back", result.reviewed().heldBack().size(), Integer::sum);
      rows.merge("surplus", result.reviewed().surplus().size(), Integer::sum);
      result
          .refusals()
          .forEach(
              refusal -> refused.merge("refused: " + words(refusal.reason()), 1, Integer::sum));
    }
    rows.putAll(refused);
    return rows.entrySet().stream()
        .map(row -> String.format(Locale.ROOT, "%8d  %s", row.getValue(), row.getKey()))
        .toList();
  }

  /** Prints how many past visits were revised, and as an error which were not searched. */
  static void print(RevisedVisits revised, CommandLine command) {
    if (revised.count() > 0) {
      command.getOut().printf(Locale.ROOT, "%d past visits revised%n", revised.count());
    }
    revised.notSearched().ifPresent(what -> command.getErr().println("sightline: " + what));
  }

  private static String words(RefusalReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
