package dev.sightline.serving.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.Key;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server of the API under {@value #API} and of the page beside it. */
public final class WebServer implements AutoCloseable {
  /** The prefix of all routes of the API. */
  public static final String API = "/api/v1";

  private static final int THREADS = 128;
  private static final int IN_COURSE_PER_ADDRESS = 96;
  private static final int BODIES_BYTES = 256 << 20;
  private static final Key<Integer> MAX_BODY_BYTES = new Key<>("serve.max.body.bytes");
  private static final Key<AwaitedBodies> AWAITED_BODIES = new Key<>("awaited-bodies");
  private static final Key<BodyMemory> BODY_MEMORY = new Key<>("body-memory");

  private final Javalin javalin;
  private final ServeConfig config;

  private WebServer(Javalin javalin, ServeConfig config) {
    this.javalin = javalin;
    this.config = config;
  }

  /**
   * Starts the server.
   *
   * @param resources the API
   * @param authenticators authenticators beside the access tokens of the configuration
   * @param page the files of the page
   * @throws IllegalArgumentException if the tokens' file is not usable
   * @throws io.javalin.util.JavalinBindException if another program listens there
   */
  public static WebServer start(
      ServeConfig config,
      List<Resource> resources,
      List<Authenticator> authenticators,
      PageFiles page) {
    List<Authenticator> proofs = new ArrayList<>(authenticators);
    AccessTokens tokens = config.access().tokens().and(tokensFrom(config));
    if (!tokens.isEmpty()) {
      proofs.add(0, tokens);
    }
    if (proofs.isEmpty() && !config.isLoopback()) {
      throw new IllegalArgumentException(
          "serve.tokens.file holds no token, but serve.host is not the loopback address");
    }
    RateLimit rateLimit = new RateLimit(config.limits().requestsPerSecond(), Clock.systemUTC());
    RequestGuard guard = new RequestGuard(proofs, rateLimit);
    List<Resource> all = new ArrayList<>(resources);
    all.add(new SessionResource(guard, signsIn(config)));
    Javalin javalin =
        Javalin.create(
            javalinConfig -> {
              connect(javalinConfig, config);
              guard(javalinConfig.routes, guard, config.tls().isPresent());
              ProblemResponses.register(javalinConfig.routes);
              all.forEach(resource -> route(javalinConfig.routes, resource));
              page.register(javalinConfig.routes);
            });
    javalin.start();
    return new WebServer(javalin, config);
  }

  private static boolean signsIn(ServeConfig config) {
    return config.access().oidc().flatMap(OidcConfig::login).isPresent();
  }

  private static AccessTokens tokensFrom(ServeConfig config) {
    return config
        .access()
        .tokensFile()
        .map(file -> AccessTokens.read(file, "serve.tokens.file"))
        .orElse(AccessTokens.none());
  }

  private static void connect(JavalinConfig javalin, ServeConfig config) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
    threads.setName("http");
    threads.setDaemon(true);
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.http.maxRequestSize = config.limits().maxBodyBytes();
    javalin.http.prefer405over404 = true;
    javalin.appData(MAX_BODY_BYTES, config.limits().maxBodyBytes());
    javalin.appData(AWAITED_BODIES, new AwaitedBodies());
    javalin.appData(BODY_MEMORY, new BodyMemory(BODIES_BYTES, config.limits().maxBodyBytes()));
    javalin.jetty.threadPool = threads;
    int maxBytes = config.limits().maxBodyBytes();
    javalin.jetty.multipartConfig.maxFileSize(maxBytes, SizeUnit.BYTES);
    javalin.jetty.multipartConfig.maxTotalRequestSize(maxBytes, SizeUnit.BYTES);
    // Pictures of people must not be written to a disk.
    javalin.jetty.multipartConfig.maxInMemoryFileSize(maxBytes, SizeUnit.BYTES);
    javalin.jetty.modifyServer(
        server -> {
          server.setErrorHandler(new ProblemErrorHandler());
          server.insertHandler(new RequestGate(IN_COURSE_PER_ADDRESS));
        });
    javalin.jetty.addConnector((server, http) -> Connectors.of(server, http, config));
  }

  private static void guard(RoutesConfig routes, RequestGuard guard, boolean tls) {
    routes.before(request -> SecurityHeaders.set(request, tls));
    routes.before(guard::admit);
    routes.beforeMatched(guard::authorize);
    routes.after(request -> bodyMemory(request).release(request));
  }

  private static void route(RoutesConfig routes, Resource resource) {
    for (Route route : resource.routes()) {
      routes.addHttpHandler(route.method(), API + route.path(), route.handler(), route.role());
    }
  }

  static int maxBodyBytes(Context request) {
    return request.appData(MAX_BODY_BYTES);
  }

  static AwaitedBodies awaitedBodies(Context request) {
    return request.appData(AWAITED_BODIES);
  }

  static BodyMemory bodyMemory(Context request) {
    return request.appData(BODY_MEMORY);
  }

  /** Returns the port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Returns the page's address for a browser on this machine. */
  public String address() {
    return config.address(port());
  }

  /** Stops the server. Idempotent. */
  @Override
  public void close() {
    javalin.stop();
  }
}
