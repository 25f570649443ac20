package dev.sightline.evaluation.report;

import dev.sightline.evaluation.EvaluationConfig;
import dev.sightline.evaluation.IdentificationProtocol;
import dev.sightline.evaluation.IdentificationResult;
import dev.sightline.evaluation.IdentificationResult.Gallery;
import dev.sightline.evaluation.MatchingProtocol;
import dev.sightline.evaluation.MatchingResult;
import dev.sightline.evaluation.MatchingResult.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Persons enrolled with one picture among strangers: the network alone, and the matcher as it runs.
 *
 * @param data the folder of the sets of pictures
 */
record IdentificationSections(Path data, EvaluationConfig config) {
  private static final List<Integer> GALLERIES = List.of(50, 500);
  private static final List<Double> TARGETS = List.of(0.01, 0.003);
  private static final int STRANGERS = 1000;
  private static final long SEED = 1;

  List<ReportSection> all() {
    Path images = data.resolve("lfw/images");
    return List.of(
        new ReportSection(
            "Identification: LFW open set, one picture enrolled per person, 95 % intervals",
            List.of(images), () -> identify(images)),
        new ReportSection(
            "The matcher: LFW, one picture enrolled per person, 95 % intervals",
            List.of(images), () -> matching(images)));
  }

  private String identify(Path images) {
    MarkdownTable table =
        new MarkdownTable("model", "enrolled", "rank-1", "FNIR at FPIR 0.01", "FNIR at FPIR 0.003");
    for (String model : SectionModels.of(config)) {
      EvaluationConfig variant =
          new EvaluationConfig(
              config.model().withModel(model), config.cut(), config.degradation(), config.plots());
      IdentificationResult result =
          new IdentificationProtocol(images, GALLERIES, SEED).run(variant);
      for (Gallery gallery : result.galleries()) {
        table.row(
            model,
            Integer.toString(gallery.persons()),
            gallery.rankOneRate().percent(),
            gallery.fnirAtFpir1e2().percent(),
            gallery.fnirAtFpir3e3().percent());
      }
    }
    return table.toString();
  }

  private String matching(Path images) {
    MatchingResult result =
        new MatchingProtocol(images, GALLERIES, TARGETS, STRANGERS, SEED).run(config);
    MarkdownTable table =
        new MarkdownTable(
            "enrolled",
            "`match.fpir`",
            "threshold (cosine)",
            "strangers named",
            "enrolled named rightly",
            "wrongly");
    for (Trial trial : result.trials()) {
      table.row(
          Integer.toString(trial.persons()),
          Double.toString(trial.fpirTarget()),
          String.format(Locale.ROOT, "%.3f", trial.threshold()),
          trial.fpir().percent(),
          trial.named().percent(),
          trial.misnamed() + " of " + trial.probes());
    }
    return table.toString();
  }
}
