package dev.sightline.evaluation;

import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.FaceDetector;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.detection.SpoofNetwork;
import dev.sightline.evaluation.IdentificationResult.Figure;
import dev.sightline.evaluation.SpoofResult.Kind;
import dev.sightline.evaluation.pictures.PictureManifest;
import dev.sightline.evaluation.pictures.PictureManifest.Entry;
import dev.sightline.evaluation.pictures.TerminalProgress;
import dev.sightline.frames.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Presentation attacks as Replay-Attack records them (Chingovska et al. 2012, "On the Effectiveness
 * of Local Binary Patterns in Face Anti-spoofing"), one frame of each video. The largest face of
 * each picture is scored.
 *
 * @param folder a folder with a manifest that names {@code path}, {@code label} ({@code real} or
 *     {@code attack}), {@code split} ({@code train} or {@code devel}), {@code instrument} and
 *     {@code medium}
 * @param threshold the score below which a face counts as an attack; if empty, the one at which
 *     both errors are equal on the training split
 */
public record SpoofProtocol(Path folder, OptionalDouble threshold) {
  /** The side of the smallest face looked for, in pixels: the smallest that is scored. */
  public static final double MIN_FACE_PX = SpoofNetwork.MIN_FACE_PX;

  /**
   * Scores all pictures, and decides those of the split {@code devel}.
   *
   * @throws IllegalArgumentException if the manifest is missing or has another format
   */
  public SpoofResult run(DetectionConfig detection) {
    List<Entry> entries = PictureManifest.read(folder, "label", "split", "instrument", "medium");
    List<Scored> scored = scores(entries, detection);
    PairSimilarities training =
        PairSimilarities.of(values(scored, "train", true), values(scored, "train", false));
    double chosen = threshold.orElseGet(() -> equalErrorThreshold(training));
    Map<String, List<Scored>> kinds = new TreeMap<>();
    List<Scored> genuine = new ArrayList<>();
    for (Scored one : scored) {
      if (one.entry().get("split").equals("devel")) {
        (one.isGenuine() ? genuine : kinds.computeIfAbsent(one.kind(), kind -> new ArrayList<>()))
            .add(one);
      }
    }
    return new SpoofResult(
        chosen,
        threshold.isEmpty(),
        RocCurve.of(training).equalErrorRate(),
        kind("genuine", genuine, chosen),
        kinds.entrySet().stream()
            .map(kind -> kind(kind.getKey(), kind.getValue(), chosen))
            .toList(),
        entries.size() - scored.size());
  }

  /** A picture and the score of its largest face. */
  private record Scored(Entry entry, float score) {
    boolean isGenuine() {
      return entry.get("label").equals("real");
    }

    String kind() {
      return entry.get("instrument") + " " + entry.get("medium");
    }

    boolean isWrong(double threshold) {
      return (score >= threshold) != isGenuine();
    }
  }

  private static List<Scored> scores(List<Entry> entries, DetectionConfig detection) {
    List<Scored> scored = new ArrayList<>();
    try (FaceDetector detector = FaceDetectors.open(detection);
        SpoofNetwork network = new SpoofNetwork();
        TerminalProgress progress = new TerminalProgress("scores", entries.size())) {
      for (Entry entry : entries) {
        try (Image image = Image.decode(Files.readAllBytes(entry.file()))) {
          detector.detect(image).stream()
              .max(Comparator.comparingDouble(face -> face.box().area()))
              .map(DetectedFace::box)
              .filter(SpoofNetwork::isScored)
              .ifPresent(box -> scored.add(new Scored(entry, network.genuineScore(image, box))));
        } catch (IOException e) {
          throw new UncheckedIOException("cannot read " + entry.file(), e);
        }
        progress.advance(1);
      }
    }
    return scored;
  }

  private static double[] values(List<Scored> scored, String split, boolean genuine) {
    return scored.stream()
        .filter(one -> one.entry().get("split").equals(split) && one.isGenuine() == genuine)
        .mapToDouble(Scored::score)
        .toArray();
  }

  /** Returns the highest threshold at which no fewer attacks are missed than genuine faces are. */
  static double equalErrorThreshold(PairSimilarities training) {
    return RocCurve.of(training).points().stream()
        .filter(point -> point.falseAcceptRate() >= 1 - point.validationRate())
        .findFirst()
        .orElseThrow()
        .threshold();
  }

  private static Kind kind(String name, List<Scored> scored, double threshold) {
    long wrong = scored.stream().filter(one -> one.isWrong(threshold)).count();
    BinomialInterval interval = BinomialInterval.of(wrong, scored.size());
    return new Kind(
        name,
        scored.size(),
        new Figure((double) wrong / scored.size(), interval.lower(), interval.upper()));
  }
}
