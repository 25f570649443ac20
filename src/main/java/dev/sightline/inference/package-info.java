/**
 * Networks in ONNX Runtime: an ONNX file is run, written operator by operator, or converted from a
 * TensorFlow Lite file.
 *
 * <p>Images are {@code [batch, channels, height, width]} in ONNX and {@code [batch, height, width,
 * channels]} in TensorFlow Lite.
 */
package dev.sightline.inference;
