package dev.sightline.config;

import dev.sightline.detection.DetectionConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of package {@code detection}. */
final class DetectionSettings {

  private DetectionSettings() {}

  static void define(ConfigDef definition, DetectionConfig detection) {
    new SettingGroup(definition, "Detection")
        .text(
            "detect.model",
            detection.model(),
            "`blazeface`, or the path of a YuNet network, which ends in `.onnx`.")
        .decimal(
            "detect.min.face.px",
            detection.minFacePx(),
            "Side of the smallest face wanted, in pixels of the frame, in [8, 4096]; the smaller,"
                + " the more passes over a frame.")
        .optionalDecimal(
            "detect.score.threshold",
            "Detections below it are dropped, in (0, 1); empty for the model's own.")
        .decimal(
            "detect.nms.iou",
            detection.nmsIou(),
            "Detections that overlap more than this are one face, in (0, 1).")
        .integer(
            "detect.max.faces",
            detection.maxFaces(),
            "Maximum number of faces; the best by score are kept, in [1, 1000].");
  }

  static DetectionConfig detection(Values values) {
    return new DetectionConfig(
        values.text("detect.model"),
        values.decimal("detect.min.face.px"),
        values.optionalDecimal("detect.score.threshold"),
        values.decimal("detect.nms.iou"),
        values.integer("detect.max.faces"));
  }
}
