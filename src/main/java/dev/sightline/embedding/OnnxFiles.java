package dev.sightline.embedding;

import java.nio.file.Path;

/**
 * An ONNX model and the files beside it.
 *
 * @param onnx {@code x.onnx}
 * @param properties {@code x.properties}: its input and output
 * @param calibrations {@code x.calibration.json}: its calibrations; may be absent
 */
record OnnxFiles(Path onnx, Path properties, Path calibrations) {
  static final String SUFFIX = ".onnx";

  static OnnxFiles of(Path onnx) {
    String name = onnx.getFileName().toString();
    if (!name.endsWith(SUFFIX)) {
      throw new IllegalArgumentException("an ONNX file's name ends in .onnx, found " + onnx);
    }
    String stem = name.substring(0, name.length() - SUFFIX.length());
    return new OnnxFiles(
        onnx,
        onnx.resolveSibling(stem + ".properties"),
        onnx.resolveSibling(stem + ".calibration.json"));
  }
}
