package dev.sightline.serving.api;

import dev.sightline.events.ViewedData;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.QueryParameters;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.PresenceView;
import dev.sightline.serving.view.Stay;
import io.javalin.http.Context;
import java.util.List;

/** The resource of the persons before the cameras now, and where each person was last seen. */
record PresenceResource(PresenceView whereabouts, ViewRecorder recorder) implements Resource {
  private static final int MAX_STAYS = 10_000;

  /**
   * The presence.
   *
   * @param now the visits that have begun and not ended, unknown persons included, the latest seen
   *     first
   * @param leftOut the number of visits in progress that {@code now} leaves out
   * @param lastSeen each person's latest visit, the latest seen first
   */
  private record Presence(List<Stay> now, int leftOut, List<Stay> lastSeen) {}

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/presence", Role.VIEWER, this::presence));
  }

  private void presence(Context request) {
    int limit = QueryParameters.atMost(request, "limit", 1, MAX_STAYS);
    recorder.everybody(request, ViewedData.PRESENCE);
    List<Stay> now = whereabouts.now();
    Answers.json(
        request,
        new Presence(
            now.stream().limit(limit).toList(),
            whereabouts.leftOut() + Math.max(0, now.size() - limit),
            whereabouts.latest().stream().limit(limit).toList()));
  }
}
