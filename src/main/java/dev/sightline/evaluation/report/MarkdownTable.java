package dev.sightline.evaluation.report;

import java.util.List;
import java.util.stream.Collectors;

/** A table of a Markdown document. */
final class MarkdownTable {
  private final StringBuilder text = new StringBuilder();

  MarkdownTable(String... header) {
    row(header);
    text.append("|---".repeat(header.length)).append("|\n");
  }

  void row(String... cells) {
    text.append(List.of(cells).stream().collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
