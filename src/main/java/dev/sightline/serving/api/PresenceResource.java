package dev.sightline.serving.api;

import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.LastSeen;
import dev.sightline.serving.view.Sighting;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Who is before a camera now, and where everybody else was last seen. */
final class PresenceResource implements Resource {
  private static final Duration NOW = Duration.ofSeconds(10);

  private final LastSeen lastSeen;
  private final InstantSource clock;

  PresenceResource(LastSeen lastSeen, InstantSource clock) {
    this.lastSeen = Objects.requireNonNull(lastSeen, "lastSeen");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * @param now seen within the last ten seconds, the latest first
   * @param lastSeen everybody, the latest seen first
   */
  private record Presence(List<Sighting> now, List<Sighting> lastSeen) {}

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/presence", Role.VIEWER, this::presence));
  }

  private void presence(Context request) {
    List<Sighting> now = lastSeen.since(clock.instant().minus(NOW));
    Answers.json(request, new Presence(now, lastSeen.all()));
  }
}
