package dev.sightline.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sightline.frames.TestPictures;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A web server of cameras: motion JPEG at ten pictures a second, and addresses of one picture. */
final class SimulatedCameras implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final byte[] PICTURE = TestPictures.noise(320, 240, 1).toJpeg(50);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  private SimulatedCameras(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/motion", this::show);
    server.createContext("/picture", SimulatedCameras::answer);
    server.start();
  }

  static SimulatedCameras start() throws IOException {
    return new SimulatedCameras(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024));
  }

  String motion() {
    return url("/motion");
  }

  String picture() {
    return url("/picture");
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void show(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=next");
    exchange.sendResponseHeaders(200, 0);
    byte[] head =
        String.format(
                Locale.ROOT,
                "--next\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n",
                PICTURE.length)
            .getBytes(StandardCharsets.ISO_8859_1);
    try (OutputStream out = exchange.getResponseBody()) {
      while (!threads.isShutdown()) {
        out.write(head);
        out.write(PICTURE);
        out.write('\r');
        out.write('\n');
        out.flush();
        LockSupport.parkNanos(INTERVAL.toNanos());
      }
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
    exchange.sendResponseHeaders(200, PICTURE.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(PICTURE);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
