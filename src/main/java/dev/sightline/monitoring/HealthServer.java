package dev.sightline.monitoring;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An HTTP server on its own port, without authentication and without personal data:
 *
 * <ul>
 *   <li>{@code /startupz}, {@code /livez}, {@code /readyz}: 200 if the process has started, is
 *       alive, is ready, else 503; the body contains its {@link Condition}, and in a second line
 *       the reason, if there is one
 *   <li>{@code /metrics}: all meters, in Prometheus' text format 0.0.4
 * </ul>
 *
 * <p>Connections do not hold threads: requests that are never finished delay no other, and are
 * dropped after five seconds.
 */
public final class HealthServer implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int MAX_CONNECTIONS = 256;
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(5);
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final Map<String, Predicate<Condition>> PROBES =
      Map.of(
          "/startupz", Condition::hasStarted,
          "/livez", Condition::isLive,
          "/readyz", Condition::isReady);

  private final Server server;
  private final int port;

  private HealthServer(Server server) {
    this.server = server;
    this.port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
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
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("health");
    threads.setDaemon(true);
    Server server = new Server(threads);
    server.addConnector(connector(server, config));
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
    server.setHandler(new Answers(condition, why, metrics));
    return start(server, config);
  }

  private static ServerConnector connector(Server server, HealthConfig config) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(config.host());
    connector.setPort(config.port());
    connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    return connector;
  }

  /** Jetty's lifecycle methods declare {@link Exception}. */
  private static HealthServer start(Server server, HealthConfig config) {
    try {
      server.start();
      return new HealthServer(server);
    } catch (IOException e) {
      close(server);
      throw new AddressInUseException(config, e);
    } catch (Exception e) {
      close(server);
      throw new IllegalStateException("the health server did not start", e);
    }
  }

  /** Returns the port it listens on. */
  public int port() {
    return port;
  }

  private static final class Answers extends Handler.Abstract.NonBlocking {
    private final Supplier<Condition> condition;
    private final Supplier<Optional<String>> why;
    private final Supplier<String> metrics;

    Answers(
        Supplier<Condition> condition, Supplier<Optional<String>> why, Supplier<String> metrics) {
      this.condition = condition;
      this.why = why;
      this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      String path = Request.getPathInContext(request);
      String method = request.getMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
        send(response, 405, TEXT, "only GET and HEAD\n", callback);
      } else if (PROBES.containsKey(path)) {
        Condition now = condition.get();
        String body = now.code() + why.get().map(line -> "\n" + line).orElse("") + "\n";
        send(response, PROBES.get(path).test(now) ? 200 : 503, TEXT, body, callback);
      } else if (path.equals("/metrics")) {
        send(response, 200, PROMETHEUS, metrics.get(), callback);
      } else {
        send(response, 404, TEXT, "there are /startupz, /livez, /readyz and /metrics\n", callback);
      }
      return true;
    }

    private static void send(
        Response response, int status, String type, String body, Callback callback) {
      response.setStatus(status);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
      Content.Sink.write(response, true, body, callback);
    }
  }

  /** Stops at once. Idempotent. */
  @Override
  public void close() {
    close(server);
  }

  private static void close(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the health server did not stop", e);
    }
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
