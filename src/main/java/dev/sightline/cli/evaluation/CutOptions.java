package dev.sightline.cli.evaluation;

import dev.sightline.cli.options.OutputPath;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.evaluation.pictures.CutConfig;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for cutting out the faces of labelled pictures and caching them. */
public final class CutOptions {

  @Option(names = "--cache", paramLabel = "DIR", converter = OutputPath.Created.class)
  private Path cache = userCache();

  @Option(names = "--threads", paramLabel = "N")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private DetectorOptions detector;

  public CutConfig config() {
    DetectionConfig usual = CutConfig.detectionDefaults();
    DetectionConfig detection = detector.config(usual.minFacePx());
    return new CutConfig(
        cache,
        detection.model().equals(usual.model())
            ? detection.withScoreThreshold(usual.lowestScore())
            : detection,
        false,
        threads);
  }

  public int threads() {
    return threads;
  }

  private static Path userCache() {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path caches =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    return caches.resolve("sightline");
  }
}
