package dev.sightline.serving.api;

import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.MatcherView;
import dev.sightline.serving.view.Trends;
import dev.sightline.topics.StageLag.Group;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/** The resource of the stages: their lag, the load of the last hour, and the matchers. */
record LagResource(Supplier<List<Group>> lag, Trends trends, MatcherView matchers)
    implements Resource {

  /** The load of the last hour, the oldest point first. */
  private record Load(List<Trends.Point> points) {}

  /** The matchers that run, by id. */
  private record Running(List<MatcherView.Matcher> matchers) {}

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
    return List.of(
        Route.get("/lag", Role.VIEWER, this::lag),
        Route.get("/trends", Role.VIEWER, this::trends),
        Route.get("/matchers", Role.VIEWER, this::matchers));
  }

  private void trends(Context request) {
    Answers.json(request, new Load(trends.points()));
  }

  private void matchers(Context request) {
    Answers.json(request, new Running(matchers.matchers()));
  }

  private void lag(Context request) {
    Answers.json(request, new Lag(lag.get().stream().map(Behind::of).toList()));
  }
}
