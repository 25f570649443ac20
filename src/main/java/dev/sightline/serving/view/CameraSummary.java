package dev.sightline.serving.view;

import java.time.Instant;

/**
 * The state of a camera.
 *
 * @param id the camera's id
 * @param state {@value #LIVE} if a frame came within the last ten seconds, else {@value #SILENT}
 * @param lastFrameAt when its newest frame was taken
 * @param framesPerSecond the rate over the last ten seconds; an estimate if not every frame was
 *     read
 * @param matchAgeMillis the time from the capture of the last frame with a face to its match's
 *     arrival here
 */
public record CameraSummary(
    String id, String state, Instant lastFrameAt, double framesPerSecond, long matchAgeMillis) {
  public static final String LIVE = "live";
  public static final String SILENT = "silent";
}
