package dev.sightline.cli.evaluation;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options for the persons of an open-set measurement. */
final class OpenSetOptions {

  @Option(names = "--images", paramLabel = "DIR", required = true)
  private Path images;

  @Option(names = "--gallery", paramLabel = "N", split = ",", defaultValue = "50,500")
  private List<Integer> gallerySizes;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "1")
  private long seed;

  Path images() {
    return images;
  }

  /** Returns the numbers of persons to enrol, one trial each. */
  List<Integer> gallerySizes() {
    return gallerySizes;
  }

  /** Returns the seed of the draw of persons. */
  long seed() {
    return seed;
  }
}
