package dev.sightline.cli.evaluation;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Whose pictures an open-set measurement takes, and how many of them it enrols. */
final class OpenSetOptions {

  @Option(
      names = "--images",
      paramLabel = "DIR",
      required = true,
      description = "a folder a person")
  private Path images;

  @Option(
      names = "--gallery",
      paramLabel = "N",
      split = ",",
      defaultValue = "50,500",
      description = "persons enrolled, each number a trial; default: ${DEFAULT-VALUE}")
  private List<Integer> gallerySizes;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "of the draw of persons; default: ${DEFAULT-VALUE}")
  private long seed;

  Path images() {
    return images;
  }

  /** Persons enrolled, each number a trial. */
  List<Integer> gallerySizes() {
    return gallerySizes;
  }

  /** Of the draw of persons. */
  long seed() {
    return seed;
  }
}
