package dev.sightline.serving.api;

import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.QueryParameters;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.MatcherView;
import dev.sightline.serving.view.Trends;
import dev.sightline.serving.view.Trends.Span;
import dev.sightline.topics.StageLag.Group;
import dev.sightline.topics.StageLag.Instance;
import io.javalin.http.Context;
import java.util.List;

/** The resource of the stages: their lag, load and processes, and the matchers. */
record LagResource(Api.Stages stages, Trends trends, MatcherView matchers) implements Resource {

  /** The load, the oldest point first. */
  private record Load(List<Trends.Point> points) {}

  /** The matchers that run, by id. */
  private record Running(List<MatcherView.Matcher> matchers) {}

  /** The processes, by group. */
  private record Instances(List<Instance> instances) {}

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
        Route.get("/instances", Role.OPERATOR, this::instances),
        Route.get("/matchers", Role.VIEWER, this::matchers));
  }

  private void trends(Context request) {
    Span span = QueryParameters.choice(request, "span", Span.class).orElse(Span.HOUR);
    Answers.json(request, new Load(trends.points(span)));
  }

  private void instances(Context request) {
    Answers.json(request, new Instances(stages.instances().get()));
  }

  private void matchers(Context request) {
    Answers.json(request, new Running(matchers.matchers()));
  }

  private void lag(Context request) {
    Answers.json(request, new Lag(stages.lag().get().stream().map(Behind::of).toList()));
  }
}
