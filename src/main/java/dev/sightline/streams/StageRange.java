package dev.sightline.streams;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The stages of recognition that one process runs: one, or several neighbours, which are then
 * fused.
 */
public record StageRange(Stage first, Stage last) {

  public StageRange {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(last, "last");
    if (first.compareTo(last) > 0) {
      throw new IllegalArgumentException(first + " comes after " + last);
    }
    if (last == Stage.SEARCH) {
      throw new IllegalArgumentException("search is not a stage of recognition");
    }
  }

  /** Returns all three stages, in one process. */
  public static StageRange all() {
    return new StageRange(Stage.DETECT, Stage.MATCH);
  }

  /**
   * Creates the range of some stages.
   *
   * @throws IllegalArgumentException if there are none, or one between them is missing
   */
  public static StageRange of(Collection<Stage> stages) {
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("at least one stage is needed");
    }
    EnumSet<Stage> distinct = EnumSet.copyOf(stages);
    StageRange range =
        new StageRange(
            distinct.iterator().next(),
            distinct.stream().reduce((earlier, later) -> later).orElseThrow());
    if (range.stages().size() != distinct.size()) {
      throw new IllegalArgumentException(
          "stages of one process must be neighbours in detect, embed, match; found "
              + distinct.stream().map(Stage::code).collect(Collectors.joining(", ")));
    }
    return range;
  }

  public boolean includes(Stage stage) {
    return stage.compareTo(first) >= 0 && stage.compareTo(last) <= 0;
  }

  /** Returns the stages in order. */
  public EnumSet<Stage> stages() {
    return EnumSet.range(first, last);
  }

  /** Returns the text form, e.g. {@code detect-embed}. */
  @Override
  public String toString() {
    return Arrays.stream(Stage.values())
        .filter(this::includes)
        .map(Stage::code)
        .collect(Collectors.joining("-"));
  }
}
