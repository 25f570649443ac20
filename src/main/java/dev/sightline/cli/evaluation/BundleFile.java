package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.OutputPath.InFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The model bundle that a command writes. */
public final class BundleFile {

  @Option(names = "--out", paramLabel = "FILE.slm", converter = InFolder.class, required = true)
  private Path out;

  public Path path() {
    return out;
  }
}
