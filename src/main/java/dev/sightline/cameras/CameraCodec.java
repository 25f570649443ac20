package dev.sightline.cameras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Cameras as JSON: one in a record, all in a file. */
public final class CameraCodec {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final ObjectReader RECORD =
      JSON.readerFor(CameraFields.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private CameraCodec() {}

  /** Returns the value of a camera's record. */
  static byte[] write(Camera camera) {
    try {
      return JSON.writeValueAsBytes(CameraFields.of(camera));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a camera cannot be written as JSON", e);
    }
  }

  /**
   * Reads a record. Unknown fields are ignored.
   *
   * @param value not null
   */
  static Outcome<Camera> read(String key, byte[] value) {
    try {
      CameraFields fields = RECORD.readValue(value);
      if (fields == null || !key.equals(fields.id())) {
        return Outcome.rejected(RejectionReason.RECORD_MALFORMED, "no camera of this key");
      }
      return Outcome.done(fields.toCamera());
    } catch (IOException | IllegalArgumentException e) {
      return Outcome.rejected(
          RejectionReason.RECORD_MALFORMED, value.length + " bytes that are no camera", e);
    }
  }

  /** Returns the text of a file of cameras; credentials are sealed in it as they are in Kafka. */
  public static String writeFile(Collection<Camera> cameras) {
    try {
      return JSON.writer(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(cameras.stream().map(CameraFields::of).toList())
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cameras cannot be written as JSON", e);
    }
  }

  /**
   * Reads a file of cameras. Unknown fields are refused, because they are most likely misspelt.
   *
   * @throws IllegalArgumentException if it is no list of cameras; the message repeats no value
   */
  public static List<CameraFields> readFile(String text) {
    try {
      return List.of(JSON.readValue(text, CameraFields[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the file is no JSON list of cameras, such as [{\"id\": \"door\", \"source\":"
              + " \"rtsp://camera/1\"}]: "
              + reason(e));
    }
  }

  private static String reason(JsonProcessingException e) {
    return e instanceof UnrecognizedPropertyException unknown
        ? "there is no field '"
            + unknown.getPropertyName()
            + "', there are "
            + new TreeSet<>(unknown.getKnownPropertyIds())
        : e.getClass().getSimpleName();
  }
}
