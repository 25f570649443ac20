package dev.sightline.cli.doctor;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.config.SightlineConfig;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.FaceDetector;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.NativeMath;
import dev.sightline.files.TemporaryFolder;
import dev.sightline.frames.Ffmpeg;
import dev.sightline.frames.OpenCv;
import dev.sightline.frames.Pixels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The checks of the JVM, its memory, the native libraries and the models. */
public final class Machine {

  private Machine() {}

  /** Loads every library and model and uses each once. */
  public static List<Finding> examine(SightlineConfig config) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(machine(config));
    List<EmbeddingConfig> models = config.embedding().withNext();
    findings.add(Finding.of("model", () -> model("model", models.get(0))));
    models.stream()
        .skip(1)
        .map(next -> Finding.of("next model", () -> model("next model", next)))
        .forEach(findings::add);
    return List.copyOf(findings);
  }

  private static List<Finding> machine(SightlineConfig config) {
    return List.of(
        java(),
        Memory.ofProcess().finding(),
        temporaryFolder(),
        Finding.of("opencv", () -> Finding.ok("opencv", OpenCv.version())),
        Finding.of("ffmpeg", () -> Finding.ok("ffmpeg", Ffmpeg.version())),
        Finding.of("onednn", Machine::oneDnn),
        Finding.of("detector", () -> detector(config.detection())));
  }

  private static Finding java() {
    boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return Finding.okIf(
        vectors,
        "java",
        String.format(
            Locale.ROOT,
            "%s, %d processors%s",
            Runtime.version(),
            Runtime.getRuntime().availableProcessors(),
            vectors ? "" : "; without its Vector API the gallery is searched slowly"));
  }

  private static Finding temporaryFolder() {
    String folder = System.getProperty("java.io.tmpdir");
    boolean programs = TemporaryFolder.allowsPrograms();
    return Finding.okIf(
        programs,
        "temporary",
        programs
            ? folder
            : folder
                + " allows no programs (noexec), which native libraries need; name another:"
                + " SIGHTLINE_JAVA_OPTS=-Djava.io.tmpdir=FOLDER");
  }

  private static Finding oneDnn() {
    boolean on = NativeMath.initialize();
    return Finding.okIf(
        on, "onednn", on ? "on" : "off: models run on DL4J ten to twenty times slower");
  }

  private static Finding detector(DetectionConfig config) {
    try (FaceDetector detector = FaceDetectors.open(config)) {
      return Finding.ok("detector", detector.id());
    }
  }

  private static Finding model(String name, EmbeddingConfig config) {
    try (EmbeddingModel model = EmbeddingModels.open(config);
        FaceEmbedder embedder = model.newEmbedder()) {
      int dimension = embedder.embed(List.of(grey(model.template()))).get(0).dimension();
      return Finding.okIf(
          model.calibration().isPresent(),
          name,
          String.format(
              Locale.ROOT,
              "%s, %d dimensions, %s",
              model.id(),
              dimension,
              model.calibration().isPresent()
                  ? "calibrated"
                  : "not calibrated: match.threshold must be set"));
    }
  }

  private static FaceChip grey(ChipTemplate template) {
    int side = template.sidePx();
    byte[] bgr = new byte[3 * side * side];
    Arrays.fill(bgr, (byte) 128);
    return new FaceChip(new Pixels(side, side, bgr), template);
  }
}
