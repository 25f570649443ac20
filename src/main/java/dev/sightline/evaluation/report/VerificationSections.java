package dev.sightline.evaluation.report;

import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.evaluation.CrossValidation;
import dev.sightline.evaluation.EvaluationConfig;
import dev.sightline.evaluation.LfwPairs;
import dev.sightline.evaluation.PairList;
import dev.sightline.evaluation.PicturePair;
import dev.sightline.evaluation.VerificationProtocol;
import dev.sightline.evaluation.VerificationProtocol.Missed;
import dev.sightline.evaluation.VerificationResult;
import dev.sightline.evaluation.pictures.ChipDegradation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Verification of pairs: faces as they are, under worse conditions, and turned to the side.
 *
 * @param data the folder of the sets of pictures
 */
record VerificationSections(Path data, EvaluationConfig config) {

  List<ReportSection> all() {
    Path lfw = data.resolve("lfw");
    Path cfp = data.resolve("pose/cfp");
    return List.of(
        new ReportSection(
            "Verification: LFW, ten folds", needed(lfw, "pairs.txt"), () -> models(lfw)),
        new ReportSection(
            "Verification: LFW, worse faces", needed(lfw, "pairs.txt"), () -> conditions(lfw)),
        new ReportSection(
            "Verification: CFP", needed(cfp, "pairs-FF.txt", "pairs-FP.txt"), () -> poses(cfp)));
  }

  private static List<Path> needed(Path folder, String... files) {
    List<Path> paths = new ArrayList<>(List.of(folder.resolve("images")));
    List.of(files).forEach(file -> paths.add(folder.resolve(file)));
    return paths;
  }

  private String models(Path lfw) {
    MarkdownTable table = table("model");
    for (String model : SectionModels.of(config)) {
      for (boolean mirror : List.of(false, true)) {
        boolean isMain = model.equals(config.model().model()) && !mirror;
        EmbeddingConfig embedding = config.model().withModel(model).withMirror(mirror);
        EvaluationConfig variant =
            new EvaluationConfig(
                embedding,
                config.cut(),
                ChipDegradation.NONE,
                isMain ? config.plots() : Optional.empty());
        row(table, model + (mirror ? ", mirror averaging" : ""), lfw(lfw, variant));
      }
    }
    return table + figures("lfw");
  }

  private String conditions(Path lfw) {
    Map<String, ChipDegradation> conditions = new LinkedHashMap<>();
    conditions.put("as they are", ChipDegradation.NONE);
    for (int side : List.of(80, 60, 40, 28)) {
      conditions.put("chips shrunk to " + side + " px", ChipDegradation.shrunkTo(side));
    }
    for (int quality : List.of(30, 10)) {
      conditions.put(
          "chips compressed with JPEG quality " + quality, ChipDegradation.compressed(quality));
    }
    conditions.put("lower face covered", ChipDegradation.coveredLowerFace());
    MarkdownTable table = table("faces");
    conditions.forEach(
        (name, degradation) ->
            row(
                table,
                name,
                lfw(
                    lfw,
                    new EvaluationConfig(
                        config.model(), config.cut(), degradation, Optional.empty()))));
    return table.toString();
  }

  private static VerificationResult lfw(Path lfw, EvaluationConfig variant) {
    return measure("lfw", lfw, LfwPairs.read(lfw.resolve("pairs.txt")), variant);
  }

  private String poses(Path cfp) {
    MarkdownTable table = table("pairs");
    Map<String, String> lists =
        Map.of("cfp-frontal-frontal", "pairs-FF.txt", "cfp-frontal-profile", "pairs-FP.txt");
    StringBuilder figures = new StringBuilder();
    lists.keySet().stream()
        .sorted()
        .forEach(
            name -> {
              List<PicturePair> pairs = PairList.read(cfp.resolve(lists.get(name)));
              row(table, name, measure(name, cfp, pairs, config));
              figures.append(figures(name));
            });
    return table.toString() + figures;
  }

  private static VerificationResult measure(
      String name, Path folder, List<PicturePair> pairs, EvaluationConfig variant) {
    Path images = folder.resolve("images");
    return new VerificationProtocol(name, images, pairs, Missed.ERROR).run(variant);
  }

  private static MarkdownTable table(String what) {
    return new MarkdownTable(
        what,
        "accuracy ± standard error",
        "AUC",
        "equal error rate",
        "VAL at FAR 1e-2",
        "VAL at FAR 1e-3",
        "faces missed",
        "ms a picture");
  }

  private static void row(MarkdownTable table, String name, VerificationResult result) {
    table.row(
        name,
        Optional.ofNullable(result.folds()).map(VerificationSections::accuracy).orElse("–"),
        String.format(Locale.ROOT, "%.5f", result.curve().auc()),
        percent(result.curve().eer()),
        percent(result.curve().valAtFar1e2()),
        percent(result.curve().valAtFar1e3()),
        Integer.toString(result.missed()),
        String.format(Locale.ROOT, "%.1f", result.millisPerImage()));
  }

  private static String accuracy(CrossValidation folds) {
    return String.format(
        Locale.ROOT, "%.2f %% ± %.2f", 100 * folds.accuracy(), 100 * folds.standardError());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** Returns links to the figures of a list of pairs that exist. */
  private String figures(String name) {
    StringBuilder links = new StringBuilder();
    config
        .plots()
        .ifPresent(
            folder ->
                List.of("roc", "det", "similarities").stream()
                    .map(kind -> name + "-" + kind + ".png")
                    .filter(file -> Files.exists(folder.resolve(file)))
                    .forEach(
                        file ->
                            links.append(
                                String.format(
                                    Locale.ROOT,
                                    "%n![%s](%s/%s)%n",
                                    file,
                                    folder.getFileName(),
                                    file))));
    return links.toString();
  }
}
