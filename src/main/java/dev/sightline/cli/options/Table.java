package dev.sightline.cli.options;

import java.util.ArrayList;
import java.util.List;

/** Lines of columns with a header, separated by tabs, so that other programs can cut them. */
public final class Table {
  private final List<String> lines = new ArrayList<>();

  public Table(String... headers) {
    lines.add(String.join("\t", headers));
  }

  /** Adds a line. */
  public Table add(Object... cells) {
    List<String> texts = new ArrayList<>();
    for (Object cell : cells) {
      texts.add(String.valueOf(cell));
    }
    lines.add(String.join("\t", texts));
    return this;
  }

  /** The header, then the lines in the order in which they were added. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
