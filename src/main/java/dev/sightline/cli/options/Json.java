package dev.sightline.cli.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Figures as one line of JSON. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** Writes a record; its components become the object's fields. */
  public static String write(Record figures) {
    try {
      return MAPPER.writeValueAsString(figures);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + figures.getClass() + " as JSON", e);
    }
  }
}
