package dev.sightline.serving.api;

import dev.sightline.events.ViewedData;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.CameraSummary;
import dev.sightline.serving.view.CameraWall;
import dev.sightline.serving.view.Scene;
import io.javalin.http.Context;
import java.util.List;

/** The cameras: their state and the faces they show. */
record CamerasResource(CameraWall wall, ViewRecorder recorder) implements Resource {

  /**
   * The cameras, by id.
   *
   * @param leftOut the number of cameras that are left out
   */
  private record Cameras(List<CameraSummary> cameras, int leftOut) {}

  /** The scenes, by camera id. */
  private record Scenes(List<Scene> scenes) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/cameras", Role.VIEWER, this::states),
        Route.get("/scenes", Role.VIEWER, this::scenes));
  }

  private void states(Context request) {
    Answers.json(request, new Cameras(wall.states(), wall.leftOut()));
  }

  private void scenes(Context request) {
    recorder.everybody(request, ViewedData.PRESENCE);
    Answers.json(request, new Scenes(wall.scenes()));
  }
}
