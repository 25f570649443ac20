package dev.sightline.events.codec;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.FaceEmbedding;
import dev.sightline.events.FrameEmbeddings;
import dev.sightline.events.wire.Wire;

/** The records of {@code sightline.embeddings}. */
final class FrameEmbeddingsMapping {

  private FrameEmbeddingsMapping() {}

  static Wire.FrameEmbeddings toWire(FrameEmbeddings embeddings) {
    Wire.FrameEmbeddings.Builder message =
        Wire.FrameEmbeddings.newBuilder()
            .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
            .setFrame(FrameRefMapping.toWire(embeddings.frame()))
            .setModel(embeddings.model().value());
    for (FaceEmbedding face : embeddings.faces()) {
      Wire.FaceEmbedding.Builder embedded =
          Wire.FaceEmbedding.newBuilder()
              .setFace(FaceMapping.toWire(face.face(), face.quality()))
              .addAllVector(VectorMapping.toWire(face.embedding()));
      face.chip().map(FaceMapping::toWire).ifPresent(embedded::setChipJpeg);
      message.addFaces(embedded);
    }
    return message.build();
  }

  static FrameEmbeddings fromWire(Wire.FrameEmbeddings message) {
    ModelId model = new ModelId(message.getModel());
    return new FrameEmbeddings(
        FrameRefMapping.fromWire(message.getFrame()),
        model,
        message.getFacesList().stream()
            .map(
                face ->
                    new FaceEmbedding(
                        FaceMapping.fromWire(face.getFace()),
                        FaceMapping.fromWire(face.getFace().getQuality()),
                        VectorMapping.fromWire(model, face.getVectorList()),
                        FaceMapping.chip(face.getChipJpeg())))
            .toList());
  }
}
