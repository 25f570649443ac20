package dev.sightline.frames.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP proxy on the loopback address that connects to allowed hosts only. FFmpeg follows
 * redirects and playlists by itself and has no option to forbid it, so all its requests for a
 * stream pass through here. Thread-safe.
 */
final class HostGuard implements AutoCloseable {
  private static final int MAX_HEAD_BYTES = 16 << 10;
  private static final Pattern TUNNEL =
      Pattern.compile("CONNECT (\\[[^\\]]+\\]|[^\\s:/]+):(\\d{1,5}) HTTP/1\\.\\d");
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?<method>GET|HEAD|POST) (?i:http)://(?<host>\\[[^\\]]+\\]|[^\\s:/?#@]+)"
              + "(?::(?<port>\\d{1,5}))?(?<path>/\\S*)? (?<version>HTTP/1\\.\\d)");

  private final ServerSocket server;
  private final AllowedHosts hosts;
  private final int timeoutMillis;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile String refused = "";
  private volatile String unreachable = "";
  private volatile boolean closed;

  /**
   * @param timeout the timeout for connecting to a host
   * @throws UncheckedIOException if there is no free port
   */
  HostGuard(AllowedHosts hosts, Duration timeout) {
    this.hosts = hosts;
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on the loopback address", e);
    }
    start(this::accept);
  }

  /** Returns the proxy's address. */
  String address() {
    String host = server.getInetAddress().getHostAddress();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.getLocalPort();
  }

  /** Returns the last host that was refused. */
  Optional<String> refused() {
    return Optional.of(refused).filter(host -> !host.isEmpty());
  }

  /** Returns why the last connection to a host failed. */
  Optional<String> unreachable() {
    return Optional.of(unreachable).filter(reason -> !reason.isEmpty());
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "camera-guard");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = server.accept();
        start(() -> serve(client));
      } catch (IOException e) {
        // Closed, or this client has gone already.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      track(client);
      String head = head(client.getInputStream());
      String request = head.lines().findFirst().orElse("");
      Matcher tunnel = TUNNEL.matcher(request);
      Matcher plain = PLAIN.matcher(request);
      if (tunnel.matches()) {
        tunnel(client, tunnel.group(1), Integer.parseInt(tunnel.group(2)));
      } else if (plain.matches()) {
        forward(client, plain, head);
      } else {
        answer(client, "400 Bad Request");
      }
    } catch (IOException e) {
      // One of the two sides has gone, or this is closed; FFmpeg notices the end by itself.
    } finally {
      open.remove(client);
    }
  }

  private void tunnel(Socket client, String host, int port) throws IOException {
    Optional<Socket> allowed = connected(client, host, port);
    if (allowed.isPresent()) {
      try (Socket upstream = allowed.get()) {
        answer(client, "200 Connection established");
        start(() -> copyQuietly(client, upstream));
        upstream.getInputStream().transferTo(client.getOutputStream());
      } finally {
        open.remove(allowed.get());
      }
    }
  }

  private static void copyQuietly(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // The end of the other direction closes both.
    }
  }

  /** Forwards one request. The connection ends with its response, so each request is checked. */
  private void forward(Socket client, Matcher request, String head) throws IOException {
    int port = request.group("port") == null ? 80 : Integer.parseInt(request.group("port"));
    Optional<Socket> allowed = connected(client, request.group("host"), port);
    if (allowed.isPresent()) {
      try (Socket upstream = allowed.get()) {
        upstream.getOutputStream().write(bytes(forwarded(request, head)));
        upstream.getInputStream().transferTo(client.getOutputStream());
      } finally {
        open.remove(allowed.get());
      }
    }
  }

  private static String forwarded(Matcher request, String head) {
    StringBuilder forwarded = new StringBuilder(head.length());
    String path = request.group("path") == null ? "/" : request.group("path");
    forwarded.append(request.group("method")).append(' ').append(path);
    forwarded.append(' ').append(request.group("version")).append("\r\n");
    head.lines()
        .skip(1)
        .filter(line -> !line.isEmpty())
        .filter(line -> !line.matches("(?i)(proxy-[\\w-]+|connection)\\s*:.*"))
        .forEach(line -> forwarded.append(line).append("\r\n"));
    return forwarded.append("Connection: close\r\n\r\n").toString();
  }

  private Optional<Socket> connected(Socket client, String host, int port) throws IOException {
    if (!hosts.contains(host)) {
      refused = host;
      answer(client, "403 Forbidden");
      return Optional.empty();
    }
    Socket upstream = new Socket();
    try {
      track(upstream);
      upstream.connect(new InetSocketAddress(host, port), timeoutMillis);
      // FFmpeg's own timeout is to end the wait; this ends what FFmpeg has left.
      upstream.setSoTimeout(2 * timeoutMillis);
      return Optional.of(upstream);
    } catch (IOException | IllegalArgumentException e) {
      open.remove(upstream);
      upstream.close();
      unreachable = "cannot connect to " + host + ":" + port + ": " + words(e);
      answer(client, "502 Bad Gateway");
      return Optional.empty();
    }
  }

  private static String words(Exception failure) {
    return failure instanceof UnknownHostException ? "unknown host" : failure.getMessage();
  }

  private void track(Closeable socket) throws IOException {
    open.add(socket);
    if (closed) {
      socket.close();
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0 || head.length() > MAX_HEAD_BYTES) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void answer(Socket client, String status) throws IOException {
    String length = status.startsWith("200") ? "" : "Content-Length: 0\r\nConnection: close\r\n";
    OutputStream out = client.getOutputStream();
    out.write(bytes("HTTP/1.1 " + status + "\r\n" + length + "\r\n"));
    out.flush();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Ends all connections. Idempotent. */
  @Override
  public void close() {
    closed = true;
    closeQuietly(server);
    open.forEach(HostGuard::closeQuietly);
  }

  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more.
    }
  }
}
