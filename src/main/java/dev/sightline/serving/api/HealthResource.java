package dev.sightline.serving.api;

import dev.sightline.monitoring.Condition;
import dev.sightline.serving.health.Health;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The resource of the server's condition and of the deployment's health. Only viewers see which
 * parts are faulty.
 */
record HealthResource(Supplier<Condition> condition, Supplier<Health> health) implements Resource {
  private static final int MAX_FAULTS = 50;

  /**
   * The answer.
   *
   * @param condition the condition of the server, e.g. {@code running}
   * @param verdict whether persons are recognised, e.g. {@code degraded}
   * @param faults what is wrong, the gravest first
   * @param more the number of further faults
   */
  private record Answer(String condition, String verdict, List<Fault> faults, int more) {}

  private record Fault(String part, String name, Instant since, String text) {
    private static Fault of(Health.Fault fault) {
      return new Fault(fault.part().code(), fault.name(), fault.since(), fault.text());
    }
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/health", Role.ANYONE, this::health));
  }

  private void health(Context request) {
    Condition now = condition.get();
    Health deployment = health.get();
    List<Health.Fault> faults =
        Caller.find(request).filter(caller -> caller.role().includes(Role.VIEWER)).isPresent()
            ? deployment.faults()
            : List.of();
    request.status(now.isReady() ? 200 : 503);
    Answers.json(
        request,
        new Answer(
            now.code(),
            deployment.verdict().code(),
            faults.stream().limit(MAX_FAULTS).map(Fault::of).toList(),
            Math.max(0, faults.size() - MAX_FAULTS)));
  }
}
