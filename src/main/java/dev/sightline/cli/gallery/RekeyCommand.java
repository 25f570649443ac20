package dev.sightline.cli.gallery;

import dev.sightline.cameras.CameraEditor;
import dev.sightline.cameras.CameraEditor.Resealed;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.RekeyResult;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that encrypts the gallery and the credentials of cameras with the current key. */
@Command(name = "rekey")
final class RekeyCommand extends PrintingCommand implements Callable<Integer> {

  @Mixin private CurationOptions options;

  @Override
  public Integer call() {
    try (GalleryCurator curator = options.open();
        CameraEditor cameras = options.openCameras()) {
      RekeyResult result = curator.whole().rekey();
      Resealed resealed = cameras.reseal();
      PrintWriter out = out();
      out.printf(
          Locale.ROOT,
          "%d keys wrapped again, %d templates encrypted, credentials of %d cameras sealed again%n",
          result.rewrapped(),
          result.encrypted(),
          resealed.changed());
      result
          .unopened()
          .forEach(
              person ->
                  err()
                      .println(
                          "sightline: no key-encryption key opens a key of "
                              + person
                              + "; it stays as it is. Add the key that it was wrapped with, or"
                              + " erase the person"));
      resealed
          .unopened()
          .forEach(
              camera ->
                  err()
                      .println(
                          "sightline: no key-encryption key opens the source of camera "
                              + camera
                              + "; it stays as it is. Add the key that sealed it, or set the"
                              + " source again"));
      return result.unopened().isEmpty() && resealed.unopened().isEmpty() ? 0 : 1;
    }
  }
}
