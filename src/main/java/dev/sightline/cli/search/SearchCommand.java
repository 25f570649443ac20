package dev.sightline.cli.search;

import dev.sightline.app.PictureProbe;
import dev.sightline.app.SearchAssembly;
import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.ViewedData;
import dev.sightline.sightings.search.VisitSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that finds past visits of the largest face of a picture. */
@Command(name = "search")
public final class SearchCommand extends ConfiguredCommand {

  @Parameters(paramLabel = "PICTURE")
  private Path picture;

  @Option(names = "--fpir", paramLabel = "SHARE")
  private Double fpir;

  @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "")
  private String reason;

  @Mixin private VisitOptions visits;

  @Override
  protected int run(SightlineConfig config) {
    double share = fpir == null ? config.search().rules().fpir() : fpir;
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("--fpir must be in (0, 1), was " + share);
    }
    if (config.search().rules().reason() && reason.isBlank()) {
      throw new IllegalArgumentException("a search must state its --reason (search.reason)");
    }
    PictureProbe probe = PictureProbe.of(config, picture, share);
    SearchAssembly.audit(config, ViewedData.EVERYBODY, reason);
    try (VisitSearch search = SearchAssembly.questions(config)) {
      new VisitTable(SearchAssembly.strangers(config), out(), err())
          .print(
              search.nearest(
                  List.of(probe.face()),
                  visits.filter(Set.of()),
                  visits.limit(),
                  probe.thresholds()),
              true);
    }
    return 0;
  }
}
