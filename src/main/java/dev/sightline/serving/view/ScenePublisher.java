package dev.sightline.serving.view;

import dev.sightline.serving.http.ApiJson;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A publisher of each watched camera's newest scene, at most five times a second. */
public final class ScenePublisher implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(200);

  private final CameraWall wall;
  private final Broadcast broadcast;
  private final Map<String, String> shown = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "scenes");
            thread.setDaemon(true);
            return thread;
          });

  private ScenePublisher(CameraWall wall, Broadcast broadcast) {
    this.wall = wall;
    this.broadcast = broadcast;
  }

  public static ScenePublisher start(CameraWall wall, Broadcast broadcast) {
    ScenePublisher publisher = new ScenePublisher(wall, broadcast);
    var unused =
        publisher.timer.scheduleAtFixedRate(
            publisher::publish, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    return publisher;
  }

  private void publish() {
    Set<String> cameras = broadcast.cameras();
    List<Scene> scenes =
        wall.scenes().stream().filter(scene -> cameras.contains(scene.camera())).toList();
    shown.keySet().retainAll(scenes.stream().map(Scene::camera).collect(Collectors.toSet()));
    for (Scene scene : scenes) {
      // The same frame is published again once its faces are known.
      String state = scene.frame() + "/" + scene.faces().size();
      if (!state.equals(shown.put(scene.camera(), state))) {
        broadcast.publish(
            new Broadcast.Message("scene", ApiJson.write(scene), Optional.of(scene.camera())));
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
