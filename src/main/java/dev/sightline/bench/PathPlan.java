package dev.sightline.bench;

import java.util.List;
import java.util.Locale;

/**
 * What a path benchmark sends.
 *
 * @param pictures JPEGs with a face at least each, sent in turn
 * @param framesPerSecond the pace at which latencies are measured; below what the machine can do,
 *     or they are those of a queue
 * @param warmUpFrames sent at that pace before the measurement
 * @param frames measured, at that pace, and then again all at once for the throughput
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
