package dev.sightline.cli.gallery;

import dev.sightline.app.CuratorAssembly;
import dev.sightline.cli.options.ConfigOptions;
import dev.sightline.cli.options.ConfirmOptions;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.events.SightingRecord.Visit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The commands that change recorded visits. */
@Command(name = "sightings")
public final class SightingsCommand extends PrintingCommand {

  @Command(name = "erase")
  int erase(
      @Mixin ConfigOptions options,
      @Mixin ConfirmOptions confirm,
      @Parameters(paramLabel = "CAMERA/VISIT") String sighting) {
    Visit visit = Visit.parse(sighting);
    confirm.require("Erase the sighting " + visit);
    try (GalleryCurator curator = CuratorAssembly.open(options.load())) {
      return ErasureText.print(curator.erasures().erase(visit), out());
    }
  }
}
