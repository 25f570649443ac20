package dev.sightline.embedding;

import dev.sightline.embedding.EmbeddingConfig.Engine;

class OnnxRuntimeFaceEmbedderTest extends FaceEmbedderContract {

  @Override
  Engine engine() {
    return Engine.ONNXRUNTIME;
  }
}
