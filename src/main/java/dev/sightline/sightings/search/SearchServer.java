package dev.sightline.sightings.search;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sightline.serving.http.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that answers questions of other instances and of the page. It listens beyond the
 * loopback address only with TLS and a shared secret.
 */
final class SearchServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SearchServer.class);
  private static final int THREADS = 8;
  private static final int MAX_REQUEST = 4 << 20;
  private static final String BEARER = "Bearer ";

  private final HttpServer server;
  private final ExecutorService threads;
  private final Optional<Secret> secret;

  /** Answers a question. */
  interface Answerer {
    SearchAnswer answer(SearchRequest request) throws InterruptedException;
  }

  private SearchServer(HttpServer server, Optional<Secret> secret) {
    AtomicInteger numbers = new AtomicInteger();
    this.server = server;
    this.secret = secret;
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "search-" + numbers.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Listens; answers only from {@link #answerWith} on.
   *
   * @throws UncheckedIOException if the address is not this machine's
   */
  static SearchServer listen(SearchConfig config) {
    SearchConfig.Endpoint at = config.endpoint();
    try {
      return new SearchServer(
          bind(config, new InetSocketAddress(at.host(), at.port())), config.secret());
    } catch (BindException e) {
      LOG.info("search.port {} is in use, so another one is taken", at.port());
      return anyPort(config);
    } catch (IOException e) {
      throw unreachable(at, e);
    }
  }

  private static SearchServer anyPort(SearchConfig config) {
    try {
      InetSocketAddress any = new InetSocketAddress(config.endpoint().host(), 0);
      return new SearchServer(bind(config, any), config.secret());
    } catch (IOException e) {
      throw unreachable(config.endpoint(), e);
    }
  }

  private static UncheckedIOException unreachable(SearchConfig.Endpoint at, IOException e) {
    return new UncheckedIOException("cannot listen on search.host " + at.host(), e);
  }

  private static HttpServer bind(SearchConfig config, InetSocketAddress address)
      throws IOException {
    if (config.tls().isEmpty()) {
      return HttpServer.create(address, 0);
    }
    HttpsServer secure = HttpsServer.create(address, 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(SearchTls.context(config.tls().get())));
    return secure;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Begins to answer. */
  void answerWith(Answerer answerer) {
    server.createContext(SearchWire.PATH, exchange -> handle(exchange, answerer));
    server.setExecutor(threads);
    server.start();
  }

  private void handle(HttpExchange exchange, Answerer answerer) throws IOException {
    try (exchange) {
      if (!isKnown(exchange)) {
        send(
            exchange,
            401,
            "the search secret is missing or wrong\n".getBytes(StandardCharsets.UTF_8));
      } else {
        reply(exchange, answerer);
      }
    }
  }

  private void reply(HttpExchange exchange, Answerer answerer) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      byte[] request = body.readNBytes(MAX_REQUEST);
      SearchRequest question =
          SearchWire.read(new ByteArrayInputStream(request), SearchRequest.class);
      send(exchange, 200, SearchWire.write(answerer.answer(question)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      send(exchange, 503, new byte[0]);
    } catch (IOException | IllegalArgumentException e) {
      LOG.debug("A question was not understood", e);
      send(exchange, 400, "the question was not understood\n".getBytes(StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      LOG.warn("A question failed: {}", e.toString());
      send(exchange, 503, new byte[0]);
    }
  }

  /** Compares in constant time. */
  private boolean isKnown(HttpExchange exchange) {
    if (secret.isEmpty()) {
      return true;
    }
    String shown = exchange.getRequestHeaders().getFirst("Authorization");
    return shown != null
        && MessageDigest.isEqual(
            shown.getBytes(StandardCharsets.UTF_8),
            (BEARER + secret.get().reveal()).getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
