package dev.sightline.serving.api;

import dev.sightline.monitoring.Condition;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/** The resource of the server's condition. */
record HealthResource(Supplier<Condition> condition) implements Resource {

  /**
   * The condition.
   *
   * @param condition the condition, e.g. {@code running}
   */
  private record Health(String condition) {}

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/health", Role.ANYONE, this::health));
  }

  private void health(Context request) {
    Condition now = condition.get();
    request.status(now.isReady() ? 200 : 503);
    Answers.json(request, new Health(now.code()));
  }
}
