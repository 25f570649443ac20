package dev.sightline.embedding;

import dev.sightline.embedding.EmbeddingConfig.Engine;

class Dl4jFaceEmbedderTest extends FaceEmbedderContract {

  @Override
  Engine engine() {
    return Engine.DL4J;
  }
}
