package dev.sightline.cli;

import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.RefusalReason;
import dev.sightline.gallery.ReviewedTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What became of a person's pictures.
 *
 * @param written new templates in the gallery
 * @param reviewed how the person's templates fit together
 * @param refusals pictures without a template
 */
public record EnrolmentResult(
    PersonKey person, int written, ReviewedTemplates reviewed, List<Refusal> refusals) {

  public EnrolmentResult {
    refusals = List.copyOf(refusals);
  }

  /**
   * @param source the picture
   * @param detail the value found and the value allowed
   */
  public record Refusal(String source, RefusalReason reason, String detail) {}

  /** For the terminal, a line a finding. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("%s: %d new, %d kept".formatted(person, written, reviewed.kept().size()));
    refusals.forEach(
        refusal ->
            lines.add(
                "  refused %s: %s, %s"
                    .formatted(refusal.source(), words(refusal.reason()), refusal.detail())));
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

  private static String words(RefusalReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
