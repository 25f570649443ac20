package dev.sightline.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The photographs of the npm package {@code @vladmandic/face-api}, which the build puts on the
 * class path.
 */
public final class Photographs {

  private Photographs() {}

  /**
   * Reads a photograph.
   *
   * @param number the number, from 1 to 6
   * @return the JPEG's bytes
   */
  public static byte[] jpeg(int number) {
    String name = "/demo/sample" + number + ".jpg";
    try (InputStream in = Photographs.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            name + " is not on the class path; the build takes it from npm (src/main/models)");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
