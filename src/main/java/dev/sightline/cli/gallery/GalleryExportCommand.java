package dev.sightline.cli.gallery;

import dev.sightline.cli.options.OutputPath;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.files.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command that copies the gallery to a file. */
@Command(name = "export")
final class GalleryExportCommand extends PrintingCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", converter = OutputPath.InFolder.class)
  private Path file;

  @Mixin private CurationOptions options;

  @Override
  public Integer call() {
    try (GalleryCurator curator = options.open();
        OutputStream to = PrivateFiles.newOutputStream(file)) {
      PrintWriter out = out();
      out.printf(Locale.ROOT, "wrote %d templates to %s%n", curator.whole().exportTo(to), file);
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the gallery to " + file, e);
    }
  }
}
