package dev.sightline.cli.gallery;

import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.RekeyResult;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command that encrypts the gallery with the current key. */
@Command(name = "rekey")
final class RekeyCommand implements Callable<Integer> {

  @Mixin private CurationOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (GalleryCurator curator = options.open()) {
      RekeyResult result = curator.whole().rekey();
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          Locale.ROOT,
          "%d keys wrapped again, %d templates encrypted%n",
          result.rewrapped(),
          result.encrypted());
      out.flush();
      result
          .unopened()
          .forEach(
              person ->
                  spec.commandLine()
                      .getErr()
                      .println(
                          "sightline: no key-encryption key opens a key of "
                              + person
                              + "; it stays as it is. Add the key that it was wrapped with, or"
                              + " erase the person"));
      return result.unopened().isEmpty() ? 0 : 1;
    }
  }
}
