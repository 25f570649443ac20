package dev.sightline.cli.search;

import dev.sightline.app.SearchAssembly;
import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.config.SightlineConfig;
import dev.sightline.sightings.CommonStrangers;
import dev.sightline.sightings.search.VisitSearch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command that lists the visits of a person or a stranger before all cameras. */
@Command(name = "visits")
public final class VisitsCommand extends ConfiguredCommand {

  @Parameters(paramLabel = "WHO")
  private String who;

  @Mixin private VisitOptions visits;

  @Override
  protected int run(SightlineConfig config) {
    String subject = who.contains("/") ? who : "default/" + who;
    SearchAssembly.audit(config, subject, "");
    CommonStrangers strangers = SearchAssembly.strangers(config);
    try (VisitSearch search = SearchAssembly.questions(config)) {
      new VisitTable(strangers, out(), err())
          .print(search.visits(visits.filter(strangers.named(subject)), visits.limit()), false);
    }
    return 0;
  }
}
