package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.OutputFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The model bundle that a command writes. */
public final class BundleFile {

  @Option(names = "--out", paramLabel = "FILE.slm", converter = OutputFile.class, required = true)
  private Path out;

  public Path path() {
    return out;
  }
}
