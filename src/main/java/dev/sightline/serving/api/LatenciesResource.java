package dev.sightline.serving.api;

import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.Latencies;
import io.javalin.http.Context;
import java.util.List;

/** The resource of the time that frames take, step by step. */
record LatenciesResource(Latencies latencies) implements Resource {

  /** The steps, in the order of processing. */
  private record Steps(List<Latencies.Step> steps) {}

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/latencies", Role.VIEWER, this::latencies));
  }

  private void latencies(Context request) {
    Answers.json(request, new Steps(latencies.steps()));
  }
}
