package dev.sightline.serving.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.Golden;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.MatchMapping;
import dev.sightline.events.StageTimes;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.frames.Pixels;
import dev.sightline.topics.TopicRecord;
import dev.sightline.topics.TopicRecord.Position;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** What is sent to the API, and what lies in the topics. */
final class Requests {
  private Requests() {}

  /** A black picture. */
  static byte[] jpeg() {
    return jpeg(0);
  }

  /** A picture of one grey. */
  static byte[] jpeg(int grey) {
    byte[] bgr = new byte[160 * 160 * 3];
    Arrays.fill(bgr, (byte) grey);
    return new Pixels(160, 160, bgr).toJpeg(90);
  }

  static ObjectNode json(byte[] json) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A baseline JPEG's header that claims this size; nothing follows. */
  static byte[] jpegHeader(int width, int height) {
    byte[] jpeg = jpeg();
    for (int i = 0; i < jpeg.length - 8; i++) {
      if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0) {
        jpeg[i + 5] = (byte) (height >> 8);
        jpeg[i + 6] = (byte) height;
        jpeg[i + 7] = (byte) (width >> 8);
        jpeg[i + 8] = (byte) width;
      }
    }
    return jpeg;
  }

  static byte[] multipart(String boundary, Map<String, byte[]> parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    parts.forEach(
        (name, content) -> {
          body.writeBytes(
              String.format(
                      Locale.ROOT,
                      "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s.jpg\"\r\n"
                          + "Content-Type: image/jpeg\r\n\r\n",
                      boundary,
                      name,
                      name)
                  .getBytes(StandardCharsets.UTF_8));
          body.writeBytes(content);
          body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
    body.writeBytes(
        String.format(Locale.ROOT, "--%s--\r\n", boundary).getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  /** The fixtures' template as it lies in the gallery's topic. */
  static TopicRecord template(long offset) {
    return new TopicRecord(
        new Position(0, offset),
        Instant.now(),
        EventFixtures.template().id().toString(),
        RecordCodecs.templates().write(EventFixtures.template()),
        Map.of());
  }

  /** The record that switches the gallery to a model. */
  static TopicRecord model(long offset, ModelId model) {
    byte[] value = RecordCodecs.models().write(model);
    return new TopicRecord(new Position(0, offset), Instant.now(), "model", value, Map.of());
  }

  /** The frame of the fixtures' events. */
  static TopicRecord frame() {
    return new TopicRecord(
        new Position(EventFixtures.FRAME.partition(), EventFixtures.FRAME.offset()),
        EventFixtures.FRAME.capturedAt(),
        EventFixtures.FRAME.camera(),
        jpeg(),
        Map.of());
  }

  /** Ada Lovelace has entered. */
  static TopicRecord entered() {
    return presence("events/person-entered-v1.json");
  }

  /** A stranger has entered. */
  static TopicRecord unknownEntered() {
    return presence("events/unknown-entered-v1.json");
  }

  private static TopicRecord presence(String golden) {
    return new TopicRecord(
        new Position(3, 0),
        EventFixtures.FRAME.capturedAt(),
        EventFixtures.FRAME.camera(),
        Golden.read(golden),
        Map.of());
  }

  /** What was decided of a face of the fixtures' frame: 0 is Ada Lovelace, 1 nobody. */
  static TopicRecord match(int face) {
    byte[] json =
        RecordCodecs.matches()
            .write(
                MatchMapping.of(EventFixtures.embeddings(), EventFixtures.decisions()).get(face));
    return new TopicRecord(
        new Position(3, face),
        EventFixtures.FRAME.capturedAt(),
        EventFixtures.FRAME.camera(),
        json,
        Map.of(StageTimes.HEADER, "detect=31.072,embed=18.541,match=0.310"));
  }

  static TopicRecord deadLetter() {
    return new TopicRecord(
        new Position(0, 7),
        EventFixtures.FRAME.capturedAt(),
        "front-door",
        new byte[] {1, 2, 3},
        Map.of("sightline-reason", "frame-not-a-jpeg", "sightline-detail", "3 bytes"));
  }
}
