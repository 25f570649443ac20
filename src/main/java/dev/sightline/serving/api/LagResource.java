package dev.sightline.serving.api;

import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.topics.StageLag.Group;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/** The resource of the lag of the stages. */
record LagResource(Supplier<List<Group>> lag) implements Resource {

  /** The consumer groups, by name. */
  private record Lag(List<Behind> groups) {}

  /**
   * The lag of a group.
   *
   * @param running whether a process runs them
   */
  private record Behind(String stages, long records, boolean running) {
    private static Behind of(Group group) {
      return new Behind(group.stages(), group.records(), group.members() > 0);
    }
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/lag", Role.VIEWER, this::lag));
  }

  private void lag(Context request) {
    Answers.json(request, new Lag(lag.get().stream().map(Behind::of).toList()));
  }
}
