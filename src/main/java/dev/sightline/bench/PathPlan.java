package dev.sightline.bench;

import java.util.List;
import java.util.Locale;

/**
 * The frames that a path benchmark sends.
 *
 * @param pictures JPEGs with at least one face each, sent in turn
 * @param framesPerSecond the rate at which latencies are measured; it must be below the machine's
 *     maximum, or they are those of a queue
 * @param warmUpFrames the number of frames sent at that rate before the measurement
 * @param frames the number of frames measured at that rate, and then again all at once for the
 *     throughput
 */
public record PathPlan(
    List<byte[]> pictures, double framesPerSecond, int warmUpFrames, int frames) {

  public PathPlan {
    pictures = List.copyOf(pictures);
    if (pictures.isEmpty() || !(framesPerSecond > 0) || warmUpFrames < 0 || frames < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a path benchmark needs pictures, a pace and frames, found %d, %s and %d after %d",
              pictures.size(),
              framesPerSecond,
              frames,
              warmUpFrames));
    }
  }
}
