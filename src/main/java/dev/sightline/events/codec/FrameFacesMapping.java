package dev.sightline.events.codec;

import com.google.protobuf.UnsafeByteOperations;
import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.events.FrameFaces;
import dev.sightline.events.wire.Wire;
import dev.sightline.frames.Pixels;
import java.util.List;

/** The records of {@code sightline.faces}. */
final class FrameFacesMapping {

  private FrameFacesMapping() {}

  static Wire.FrameFaces toWire(FrameFaces faces) {
    Wire.FrameFaces.Builder message =
        Wire.FrameFaces.newBuilder()
            .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
            .setFrame(FrameRefMapping.toWire(faces.frame()))
            .setDetector(faces.detector());
    for (AlignedFace face : faces.faces()) {
      message.setChipTemplate(face.chip().template().id());
      message.addFaces(
          Wire.AlignedFace.newBuilder()
              .setFace(FaceMapping.toWire(face.face(), face.quality()))
              .setChipPng(UnsafeByteOperations.unsafeWrap(face.chip().pixels().toPng())));
    }
    return message.build();
  }

  static FrameFaces fromWire(Wire.FrameFaces message) {
    return new FrameFaces(
        FrameRefMapping.fromWire(message.getFrame()), message.getDetector(), faces(message));
  }

  private static List<AlignedFace> faces(Wire.FrameFaces message) {
    if (message.getFacesCount() == 0) {
      return List.of();
    }
    ChipTemplate template = ChipTemplate.parse(message.getChipTemplate());
    return message.getFacesList().stream()
        .map(
            face ->
                new AlignedFace(
                    FaceMapping.fromWire(face.getFace()),
                    FaceMapping.fromWire(face.getFace().getQuality()),
                    new FaceChip(Pixels.ofPng(face.getChipPng().toByteArray()), template)))
        .toList();
  }
}
