package dev.sightline.cli.gallery;

import dev.sightline.curation.EnrolmentResult;
import dev.sightline.gallery.RefusalReason;
import dev.sightline.gallery.ReviewedTemplates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of pictures, for a terminal. */
public final class EnrolmentText {

  private EnrolmentText() {}

  /** A person and a line a finding. */
  public static List<String> lines(EnrolmentResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %d new, %d kept"
            .formatted(result.person(), result.written(), result.reviewed().kept().size()));
    result.refusals().forEach(refusal -> lines.add("  " + line(refusal)));
    lines.addAll(findings(result.reviewed()));
    return lines;
  }

  static String line(EnrolmentResult.Refusal refusal) {
    return "refused %s: %s, %s"
        .formatted(refusal.source(), words(refusal.reason()), refusal.detail());
  }

  /** How a person's templates fit together, a line a finding. */
  static List<String> findings(ReviewedTemplates reviewed) {
    List<String> lines = new ArrayList<>();
    reviewed
        .heldBack()
        .forEach(
            held ->
                lines.add(
                    "  held back %s: it fits %s better (%.3f against %.3f)"
                        .formatted(
                            held.template().source(),
                            held.rival().person(),
                            held.rival().cosineSimilarity(),
                            held.ownSimilarity())));
    reviewed.outliers().forEach(key -> lines.add("  unlike the others: " + key));
    reviewed
        .nearDuplicates()
        .forEach(
            pair -> lines.add("  say the same: %s and %s".formatted(pair.first(), pair.second())));
    return lines;
  }

  /** What became of all pictures together, as a table. */
  static List<String> table(List<EnrolmentResult> results) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    Map<String, Integer> refused = new TreeMap<>();
    for (EnrolmentResult result : results) {
      rows.merge("new", result.written(), Integer::sum);
      rows.merge("enrolled before", result.skipped(), Integer::sum);
      rows.merge("held back", result.reviewed().heldBack().size(), Integer::sum);
      result
          .refusals()
          .forEach(
              refusal -> refused.merge("refused: " + words(refusal.reason()), 1, Integer::sum));
    }
    rows.putAll(refused);
    return rows.entrySet().stream()
        .map(row -> "%8d  %s".formatted(row.getValue(), row.getKey()))
        .toList();
  }

  private static String words(RefusalReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
