package dev.sightline.sightings.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** Questions and answers as JSON. */
final class SearchWire {
  static final String PATH = "/search";

  private static final ObjectMapper JSON = new ObjectMapper();

  private SearchWire() {}

  static byte[] write(Object message) throws IOException {
    return JSON.writeValueAsBytes(message);
  }

  static <T> T read(InputStream bytes, Class<T> type) throws IOException {
    return JSON.readValue(bytes, type);
  }
}
