package dev.sightline.serving.api;

import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The API's description, and the schema of the events that it refers to. */
final class ContractResource implements Resource {
  private final byte[] openApi = read("/openapi/sightline.yaml");
  private final byte[] eventSchema = read("/schema/identity-event-v1.json");

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(
            "/openapi.yaml",
            Role.ANYONE,
            request -> Answers.bytes(request, "application/yaml", openApi)),
        Route.get(
            "/identity-event-v1.json",
            Role.ANYONE,
            request -> Answers.bytes(request, "application/schema+json", eventSchema)));
  }

  private static byte[] read(String resource) {
    try (InputStream in = ContractResource.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
