package dev.sightline.evaluation.report;

import dev.sightline.evaluation.EvaluationConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A Markdown report of a model's accuracy on all sets of pictures that a folder holds. Its figures
 * lie beside it, in a folder of the report's name with {@code -plots} in place of the extension.
 */
public final class AccuracyReport {
  private final String subject;
  private final List<ReportSection> sections;

  private AccuracyReport(String subject, List<ReportSection> sections) {
    this.subject = subject;
    this.sections = sections;
  }

  /**
   * Prepares all sections.
   *
   * @param data the folder of the sets of pictures
   * @param config the model and how faces are cut; its degradation is not used
   */
  public static AccuracyReport of(Path data, EvaluationConfig config) {
    List<ReportSection> sections = new ArrayList<>();
    sections.addAll(new DetectionSections(data, config).all());
    sections.addAll(new VerificationSections(data, config).all());
    sections.addAll(new IdentificationSections(data, config).all());
    sections.addAll(new PopulationSections(data, config).all());
    return new AccuracyReport(
        String.format(
            Locale.ROOT,
            "Model `%s`, detector `%s`.",
            config.model().model(),
            config.cut().detection().model()),
        sections);
  }

  /** Returns the folder of the figures of a report. */
  public static Path plots(Path report) {
    return report.resolveSibling(
        report.getFileName().toString().replaceFirst("\\.[^.]*$", "") + "-plots");
  }

  /**
   * Measures section after section and writes the report.
   *
   * @param report the file, replaced if it exists
   * @param started called with the title of each section before it is measured
   * @return the titles of the sections that were skipped
   */
  public List<String> write(Path report, Consumer<String> started) throws IOException {
    StringBuilder text = new StringBuilder("# Accuracy report\n\n").append(subject).append('\n');
    List<String> skipped = new ArrayList<>();
    for (ReportSection section : sections) {
      started.accept(section.title());
      if (section.absent().isPresent()) {
        skipped.add(section.title());
      }
      text.append("\n## ").append(section.title()).append("\n\n").append(section.text());
    }
    Files.writeString(report, text, StandardCharsets.UTF_8);
    return skipped;
  }
}
