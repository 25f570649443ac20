package dev.sightline.serving.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;

/** The API's JSON: records as objects of the same names, times as in ISO 8601. */
public final class ApiJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new ToStringSerializer(Instant.class)))
          .build();

  private ApiJson() {}

  /** Writes JSON on one line. */
  public static String write(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "cannot write as JSON: " + body.getClass().getSimpleName(), e);
    }
  }

  /**
   * Reads a JSON object.
   *
   * @throws ProblemException 400 if it is not such an object
   */
  static <T> T read(byte[] json, Class<T> type) {
    try {
      T body = JSON.readValue(json, type);
      if (body == null) {
        throw ProblemException.badRequest("the body is null");
      }
      return body;
    } catch (IOException e) {
      throw ProblemException.badRequest("the body is not a JSON object of the expected form");
    }
  }
}
