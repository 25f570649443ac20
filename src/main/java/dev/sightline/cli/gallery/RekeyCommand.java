package dev.sightline.cli.gallery;

import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.RekeyResult;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that encrypts the gallery with the current key. */
@Command(name = "rekey")
final class RekeyCommand extends PrintingCommand implements Callable<Integer> {

  @Mixin private CurationOptions options;

  @Override
  public Integer call() {
    try (GalleryCurator curator = options.open()) {
      RekeyResult result = curator.whole().rekey();
      PrintWriter out = out();
      out.printf(
          Locale.ROOT,
          "%d keys wrapped again, %d templates encrypted%n",
          result.rewrapped(),
          result.encrypted());
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
      return result.unopened().isEmpty() ? 0 : 1;
    }
  }
}
