package dev.sightline.serving.api;

import dev.sightline.events.ViewedData;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.http.Selection;
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
   * @param matches the number of cameras that match, also those not on this page
   * @param leftOut the number of reports of cameras that are left out
   */
  private record Cameras(List<CameraSummary> cameras, int matches, long leftOut) {}

  /** The scenes, by camera id. */
  private record Scenes(List<Scene> scenes) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/cameras", Role.VIEWER, this::states),
        Route.get("/scenes", Role.VIEWER, this::scenes));
  }

  private void states(Context request) {
    Selection asked = Selection.of(request);
    List<CameraSummary> found =
        asked.matches(views.board().summaries(views.matchers().isRunning()), CameraSummary::id);
    Answers.json(request, new Cameras(asked.page(found), found.size(), views.board().leftOut()));
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
