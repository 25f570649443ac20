package dev.sightline.evaluation.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A section of the report.
 *
 * @param title its heading
 * @param needed the files and folders without which it is skipped
 * @param measurement measures its figures
 */
record ReportSection(String title, List<Path> needed, Measurement measurement) {

  ReportSection {
    needed = List.copyOf(needed);
  }

  /** A measurement that returns its figures as Markdown. */
  interface Measurement {
    String run() throws IOException;
  }

  /** Returns the first of what is needed that does not exist. */
  Optional<Path> absent() {
    return needed.stream().filter(path -> !Files.exists(path)).findFirst();
  }

  /** Returns the section as Markdown, without its heading. */
  String text() throws IOException {
    Optional<Path> absent = absent();
    return absent.isPresent()
        ? "Skipped: " + absent.get() + " does not exist.\n"
        : measurement.run();
  }
}
