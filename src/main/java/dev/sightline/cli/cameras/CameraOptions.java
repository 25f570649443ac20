package dev.sightline.cli.cameras;

import dev.sightline.cameras.CameraFields;
import dev.sightline.cameras.CameraSource.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what a camera is. */
final class CameraOptions {
  /** A source that is read from standard input, so that no list of processes shows it. */
  private static final String STANDARD_INPUT = "-";

  @Option(names = "--max-fps", paramLabel = "N")
  private Double maxFps;

  @Option(names = "--max-bytes", paramLabel = "N")
  private Integer maxBytes;

  @Option(names = "--transport", paramLabel = "NAME")
  private Transport transport;

  @Option(names = "--motion-gate", paramLabel = "true|false", arity = "1")
  private Boolean motionGate;

  @Option(names = "--site", paramLabel = "NAME")
  private String site;

  @Option(names = "--place", paramLabel = "NAME")
  private String place;

  @Option(names = "--enabled", paramLabel = "true|false", arity = "1")
  private Boolean enabled;

  @Option(names = "--schedule", paramLabel = "TIMES")
  private String schedule;

  /**
   * Returns what the options say of a camera.
   *
   * @param source null if none is given
   */
  CameraFields fields(String id, String source) {
    return new CameraFields(
        id,
        STANDARD_INPUT.equals(source) ? readLine() : source,
        null,
        transport,
        maxFps,
        maxBytes,
        motionGate,
        site,
        place,
        enabled,
        schedule);
  }

  private static String readLine() {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      return Optional.ofNullable(in.readLine())
          .map(String::strip)
          .orElseThrow(() -> new IllegalArgumentException("standard input has no source"));
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }
}
