package dev.sightline.serving.api;

import dev.sightline.events.CameraKey;
import dev.sightline.serving.http.ProblemException;
import io.javalin.http.Context;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The cameras that a request watches: its parameters {@code camera}. */
final class WatchedCameras {
  /** The maximum number of cameras of one request. */
  static final int MAX_CAMERAS = 64;

  private WatchedCameras() {}

  /** Returns the ids; empty if the request names none. */
  static Set<String> of(Context request) {
    List<String> ids = request.queryParams("camera");
    if (ids.size() > MAX_CAMERAS) {
      throw ProblemException.badRequest(
          String.format(
              Locale.ROOT,
              "a request watches at most %d cameras, was %d; use several requests",
              MAX_CAMERAS,
              ids.size()));
    }
    ids.forEach(WatchedCameras::requireValid);
    return new LinkedHashSet<>(ids);
  }

  private static void requireValid(String id) {
    try {
      String unused = CameraKey.requireValid(id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest("camera names no camera: " + e.getMessage());
    }
  }
}
