package dev.sightline.sightings.films;

import dev.sightline.events.SightingRecord;
import dev.sightline.frames.Frame;
import dev.sightline.frames.Image;
import dev.sightline.frames.Similarity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One visit of a person as a film of one portrait, which moves across the picture and grows.
 *
 * @param person the person's name
 * @param portrait the picture file; the person's face is in its middle
 * @param camera the camera that the person passes
 * @param start the time of the first frame
 */
public record Film(String person, Path portrait, String camera, Instant start) {
  /** Longer than {@code presence.unknown.after.ms} in all. */
  private static final int FRAMES = 6;

  private static final Duration BETWEEN = Duration.ofMillis(700);
  private static final int SIDE = 480;
  private static final double SCALE = 1.25;
  private static final double GROWTH = 0.03;
  private static final int STEP = 5;
  private static final int JPEG_QUALITY = 85;

  /** Returns the time of the last frame. */
  public Instant end() {
    return start.plus(BETWEEN.multipliedBy(FRAMES - 1));
  }

  /** Returns the frames in order of time. */
  public List<Frame> frames() throws IOException {
    try (Image image = Image.decode(Files.readAllBytes(portrait))) {
      List<Frame> frames = new ArrayList<>();
      for (int i = 0; i < FRAMES; i++) {
        double scale = SCALE + GROWTH * i;
        Similarity placed =
            new Similarity(
                scale,
                0,
                (SIDE - scale * image.width()) / 2 + STEP * (i - FRAMES / 2),
                (SIDE - scale * image.height()) / 2);
        frames.add(frame(image, placed, i, start.plus(BETWEEN.multipliedBy(i))));
      }
      return frames;
    }
  }

  /** Returns a frame without the person, which ends the visit if it comes late enough. */
  public Frame emptyFrame(Instant at) throws IOException {
    try (Image image = Image.decode(Files.readAllBytes(portrait))) {
      return frame(image, new Similarity(1, 0, SIDE, SIDE), FRAMES, at);
    }
  }

  private Frame frame(Image image, Similarity placed, int number, Instant at) {
    byte[] jpeg = image.warp(placed, SIDE).toJpeg(JPEG_QUALITY);
    return new Frame(camera, number, at, jpeg);
  }

  /** Returns whether a sighting is of this film. */
  boolean shows(SightingRecord sighting) {
    return sighting.visit().camera().equals(camera)
        && !sighting.span().firstSeen().isBefore(start)
        && !sighting.span().firstSeen().isAfter(end());
  }

  /** Returns how far from the middle the best face of a sighting is; bystanders are farther. */
  static double distanceFromMiddle(SightingRecord sighting) {
    return Math.hypot(
        sighting.best().box().x() + sighting.best().box().width() / 2 - SIDE / 2.0,
        sighting.best().box().y() + sighting.best().box().height() / 2 - SIDE / 2.0);
  }
}
