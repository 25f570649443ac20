package dev.sightline.serving.api;

import dev.sightline.events.ViewedData;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.CameraSummary;
import dev.sightline.serving.view.Scene;
import dev.sightline.serving.view.Views;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;

/** The cameras: their state and the faces they show. */
record CamerasResource(Views views, ViewRecorder recorder) implements Resource {

  /**
   * The cameras, by id.
   *
   * @param leftOut the number of reports of cameras that are left out
   */
  private record Cameras(List<CameraSummary> cameras, long leftOut) {}

  /** The scenes, by camera id. */
  private record Scenes(List<Scene> scenes) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/cameras", Role.VIEWER, this::states),
        Route.get("/scenes", Role.VIEWER, this::scenes));
  }

  private void states(Context request) {
    List<CameraSummary> summaries = views.board().summaries(views.matchers().isRunning());
    Answers.json(request, new Cameras(summaries, views.board().leftOut()));
  }

  private void scenes(Context request) {
    Set<String> watched = WatchedCameras.of(request);
    recorder.everybody(request, ViewedData.PRESENCE);
    views.cameras().want(watched);
    Answers.json(
        request,
        new Scenes(
            views.cameras().scenes().stream()
                .filter(scene -> watched.isEmpty() || watched.contains(scene.camera()))
                .toList()));
  }
}
