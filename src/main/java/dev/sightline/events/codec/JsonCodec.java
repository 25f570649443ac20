package dev.sightline.events.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.sightline.detection.FaceQuality;
import dev.sightline.detection.Landmarks;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.presence.IdentityEventType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Events as JSON, on one line. Unknown fields are ignored when reading. */
record JsonCodec<T>(Class<T> type) implements RecordCodec<T> {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(IdentityEventType.class, ByCode.class)
          .withConfigOverride(Landmarks.class, JsonCodec::leaveOutNulls)
          .withConfigOverride(FaceQuality.class, JsonCodec::leaveOutNulls)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new InstantAsText())
                  .addDeserializer(Instant.class, new TextAsInstant()))
          .build();

  /** Not every detector finds the mouth's corners; not every face has a mesh, or a spoof score. */
  private static void leaveOutNulls(MutableConfigOverride type) {
    type.setInclude(JsonInclude.Value.construct(Include.NON_NULL, Include.ALWAYS));
  }

  @Override
  public byte[] write(T event) {
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JacksonException e) {
      throw new IllegalStateException("an event cannot be written as JSON: " + type.getName(), e);
    }
  }

  @Override
  public Outcome<T> read(byte[] bytes) {
    if (bytes == null || bytes.length == 0) {
      return Outcome.rejected(RejectionReason.RECORD_MALFORMED, "0 bytes");
    }
    try {
      T event = JSON.readValue(bytes, type);
      return event == null
          ? Outcome.rejected(RejectionReason.RECORD_MALFORMED, "the JSON value null")
          : Outcome.done(event);
    } catch (IOException e) {
      return Outcome.rejected(
          RejectionReason.RECORD_MALFORMED, bytes.length + " bytes that are not an event", e);
    }
  }

  /** The JSON form of an enum whose package does not know JSON: its code. */
  private interface ByCode {
    @JsonValue
    String code();
  }

  private static final class InstantAsText extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(value.toString());
    }
  }

  private static final class TextAsInstant extends JsonDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = json.getText();
      try {
        return Instant.parse(text);
      } catch (DateTimeException e) {
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a time");
      }
    }
  }
}
