package dev.sightline.serving.api;

import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import java.util.List;

/** The resource of the settings that the server runs with. */
record SettingsResource(List<EffectiveSetting> settings) implements Resource {

  /** The settings, by key. */
  private record Settings(List<EffectiveSetting> settings) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(
            "/settings", Role.ADMIN, request -> Answers.json(request, new Settings(settings))));
  }
}
