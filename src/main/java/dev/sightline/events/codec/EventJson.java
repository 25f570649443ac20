package dev.sightline.events.codec;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON of events as it is delivered, with what is known of them beside their record. */
public final class EventJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventJson() {}

  /**
   * Returns an event's JSON with the id that its stranger has before all cameras, as {@code
   * common}.
   *
   * @param json the record of an event, which keeps its other fields
   */
  public static String withCommon(String json, String common) {
    try {
      return JSON.writeValueAsString(((ObjectNode) JSON.readTree(json)).put("common", common));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("an event must be a JSON object", e);
    }
  }
}
