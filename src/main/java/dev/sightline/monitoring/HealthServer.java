package dev.sightline.monitoring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * An HTTP server on its own port, without authentication and without personal data:
 *
 * <ul>
 *   <li>{@code /startupz}, {@code /livez}, {@code /readyz}: 200 if the process has started, is
 *       alive, is ready, else 503; the body contains its {@link Condition}, and in a second line
 *       the reason, if there is one
 *   <li>{@code /metrics}: all meters, in Prometheus' text format 0.0.4
 * </ul>
 */
public final class HealthServer implements AutoCloseable {
  private static final int THREADS = 4;
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final Map<String, Predicate<Condition>> PROBES =
      Map.of(
          "/startupz", Condition::hasStarted,
          "/livez", Condition::isLive,
          "/readyz", Condition::isReady);

  private final HttpServer server;
  private final ExecutorService threads;
  private final Supplier<Condition> condition;
  private final Supplier<Optional<String>> why;
  private final Supplier<String> metrics;

  private HealthServer(
      HttpServer server,
      Supplier<Condition> condition,
      Supplier<Optional<String>> why,
      Supplier<String> metrics) {
    this.server = server;
    this.condition = condition;
    this.why = why;
    this.metrics = metrics;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "health-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts the server.
   *
   * @param config the configuration, with a port other than 0
   * @param condition called at each probe
   * @param why the reason for the condition, called at each probe
   * @param metrics the metrics as text in Prometheus' format, called at each scrape
   * @throws AddressInUseException if the server cannot listen there
   */
  public static HealthServer start(
      HealthConfig config,
      Supplier<Condition> condition,
      Supplier<Optional<String>> why,
      Supplier<String> metrics) {
    InetSocketAddress address = new InetSocketAddress(config.host(), config.port());
    try {
      HealthServer health =
          new HealthServer(HttpServer.create(address, 0), condition, why, metrics);
      health.server.setExecutor(health.threads);
      health.server.createContext("/", health::answer);
      health.server.start();
      return health;
    } catch (IOException e) {
      throw new AddressInUseException(config, e);
    }
  }

  /** Returns the port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      boolean head = exchange.getRequestMethod().equals("HEAD");
      if (!head && !exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        send(exchange, 405, TEXT, "only GET and HEAD\n");
      } else if (PROBES.containsKey(path)) {
        Condition now = condition.get();
        String body = now.code() + why.get().map(line -> "\n" + line).orElse("") + "\n";
        send(exchange, PROBES.get(path).test(now) ? 200 : 503, TEXT, body);
      } else if (path.equals("/metrics")) {
        send(exchange, 200, PROMETHEUS, metrics.get());
      } else {
        send(exchange, 404, TEXT, "paths: /startupz, /livez, /readyz, /metrics\n");
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Stops at once. Idempotent. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Another program listens there, or the address is not this machine's. */
  public static final class AddressInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AddressInUseException(HealthConfig config, IOException cause) {
      super(
          "cannot listen on "
              + config.host()
              + ", port "
              + config.port()
              + ": "
              + cause.getMessage()
              + "; set another health.port, or 0 to switch it off",
          cause);
    }
  }
}
