package dev.sightline.events.codec;

import dev.sightline.events.FrameRef;
import dev.sightline.events.wire.Wire;
import java.time.Instant;

/** Frame references in Protobuf. */
final class FrameRefMapping {

  private FrameRefMapping() {}

  static Wire.FrameReference toWire(FrameRef frame) {
    return Wire.FrameReference.newBuilder()
        .setTopic(frame.topic())
        .setPartition(frame.partition())
        .setOffset(frame.offset())
        .setCamera(frame.camera())
        .setCapturedAtMillis(frame.capturedAt().toEpochMilli())
        .setWidth(frame.width())
        .setHeight(frame.height())
        .build();
  }

  static FrameRef fromWire(Wire.FrameReference frame) {
    return new FrameRef(
        frame.getTopic(),
        frame.getPartition(),
        frame.getOffset(),
        frame.getCamera(),
        Instant.ofEpochMilli(frame.getCapturedAtMillis()),
        frame.getWidth(),
        frame.getHeight());
  }
}
