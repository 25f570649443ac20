package dev.sightline.evaluation.report;

import dev.sightline.evaluation.EvaluationConfig;
import dev.sightline.evaluation.GroupProtocol;
import dev.sightline.evaluation.GroupResult;
import dev.sightline.evaluation.LeakageCheck;
import dev.sightline.evaluation.LeakageCheck.Shared;
import dev.sightline.evaluation.SpoofProtocol;
import dev.sightline.evaluation.SpoofResult;
import dev.sightline.evaluation.SpoofResult.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Groups of persons, presentation attacks, and persons in both training and test.
 *
 * @param data the folder of the sets of pictures
 */
record PopulationSections(Path data, EvaluationConfig config) {
  private static final double FPIR = 0.003;

  List<ReportSection> all() {
    Path london = data.resolve("groups/london");
    Path replayAttack = data.resolve("spoof/replay-attack");
    Path training = data.resolve("train/celeba");
    Path lfw = data.resolve("lfw/images");
    return List.of(
        new ReportSection(
            "Groups: Face Research Lab London Set, 95 % intervals",
            List.of(london), () -> groups(london)),
        new ReportSection(
            "Presentation attacks: Replay-Attack, single frames, 95 % intervals",
            List.of(replayAttack), () -> attacks(replayAttack)),
        new ReportSection(
            "Leakage: CelebA in training, LFW in tests",
            List.of(training, lfw),
            () -> leakage(training, lfw)));
  }

  private String groups(Path folder) {
    GroupResult result = new GroupProtocol(folder, FPIR).run(config);
    MarkdownTable table = new MarkdownTable("by", "group", "persons", "FMR", "FNMR");
    result
        .groups()
        .forEach(
            group ->
                table.row(
                    group.property(),
                    group.value(),
                    Integer.toString(group.persons()),
                    group.falseMatchRate().percent(),
                    group.falseNonMatchRate().percent()));
    return String.format(
            Locale.ROOT,
            "At the cosine similarity %.3f, the model's threshold for one template and a false"
                + " positive rate of %s.%n%n",
            result.threshold(),
            FPIR)
        + table;
  }

  private String attacks(Path folder) {
    SpoofResult result =
        new SpoofProtocol(folder, OptionalDouble.empty())
            .run(config.cut().detection().withMinFacePx(SpoofProtocol.MIN_FACE_PX));
    MarkdownTable table = new MarkdownTable("presentation", "pictures", "error", "share");
    row(table, "BPCER", result.genuine());
    result.attacks().forEach(kind -> row(table, "APCER", kind));
    return String.format(
            Locale.ROOT,
            "Threshold %.3f from the split `train`, whose equal error rate is %.1f %%; %d pictures"
                + " have no score.%n%n",
            result.threshold(),
            100 * result.training(),
            result.missed())
        + table;
  }

  private static void row(MarkdownTable table, String error, Kind kind) {
    table.row(kind.name(), Integer.toString(kind.pictures()), error, kind.errorRate().percent());
  }

  private String leakage(Path training, Path test) {
    Shared shared = LeakageCheck.between(training, test, config.cut());
    return String.format(
        Locale.ROOT,
        "%d persons and %d pictures are in both.%n",
        shared.names().size(),
        shared.pictures().size());
  }
}
