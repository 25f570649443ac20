package dev.sightline.cli.gallery;

import dev.sightline.cli.options.ConfirmOptions;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.curation.GalleryCurator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command that erases a person and prints the receipt. */
@Command(name = "erase")
public final class EraseCommand extends PrintingCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME")
  private String name;

  @Mixin private CurationOptions options;
  @Mixin private ConfirmOptions confirm;

  @Override
  public Integer call() {
    confirm.require("Erase " + options.person(name) + " under all names");
    try (GalleryCurator curator = options.open()) {
      return ErasureText.print(
          curator.erasures().erase(options.person(name), options.timeout()), out());
    }
  }
}
