package dev.sightline.serving.oidc;

import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.OidcConfig;
import dev.sightline.serving.http.PageFiles;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.RoleMapping;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.http.Secret;
import dev.sightline.serving.http.ServeConfig;
import dev.sightline.serving.http.WebServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A web server that takes an issuer's word, with a route to read and one to change something. */
final class ProtectedServer implements AutoCloseable {
  private final WebServer server;

  ProtectedServer(OidcConfig config, int port, InstantSource clock) {
    OpenIdConnect oidc = OpenIdConnect.start(config, clock);
    List<Resource> resources = new ArrayList<>(oidc.resources());
    resources.add(
        () ->
            List.of(
                Route.get(
                    "/read", Role.VIEWER, request -> tell(Caller.of(request).name(), request)),
                Route.post(
                    "/change",
                    Role.OPERATOR,
                    request -> tell(Caller.of(request).name(), request))));
    ServeConfig defaults = ServeConfig.defaults();
    ServeConfig serve =
        new ServeConfig(
            "127.0.0.1",
            port,
            new ServeConfig.Access(
                defaults.access().tokens(), Optional.empty(), Optional.of(config)),
            Optional.empty(),
            defaults.limits());
    this.server = WebServer.start(serve, resources, oidc.authenticators(), PageFiles.load());
  }

  private static void tell(String name, io.javalin.http.Context request) {
    Answers.json(request, Map.of("name", name));
  }

  /** The issuer's tokens, and people who sign in on a page of this port. */
  static OidcConfig config(FakeIssuer issuer, int port) {
    return config(issuer, URI.create("http://127.0.0.1:" + port + "/"));
  }

  static OidcConfig config(FakeIssuer issuer, URI page) {
    return new OidcConfig(
        issuer.address(),
        Optional.of(FakeIssuer.AUDIENCE),
        Set.of("RS256", "ES256"),
        RoleMapping.parse(RoleMapping.DEFAULT_CLAIM, RoleMapping.DEFAULT_VALUES),
        Optional.of(
            new OidcConfig.Login(
                new OidcConfig.Client(
                    FakeIssuer.CLIENT,
                    Optional.of(new Secret(FakeIssuer.SECRET)),
                    Optional.empty()),
                page,
                List.of("openid"),
                Duration.ofHours(1))));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  URI api(String path) {
    return URI.create(server.address() + "api/v1" + path);
  }

  @Override
  public void close() {
    server.close();
  }
}
