package dev.sightline.cli.gallery;

import dev.sightline.curation.EditResult;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.topics.GalleryChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command that adds a file's gallery to this one. */
@Command(name = "import")
final class GalleryImportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE")
  private Path file;

  @Mixin private CurationOptions options;

  @Override
  public Integer call() {
    try (InputStream in = Files.newInputStream(file)) {
      return options.change(curator -> EditResult.of(imported(curator, in)));
    } catch (IOException e) {
      throw cannotRead(e);
    }
  }

  private GalleryChange imported(GalleryCurator curator, InputStream in) {
    try {
      return curator.whole().importFrom(in);
    } catch (IOException e) {
      throw cannotRead(e);
    }
  }

  private UncheckedIOException cannotRead(IOException e) {
    return new UncheckedIOException("cannot read the gallery file " + file, e);
  }
}
