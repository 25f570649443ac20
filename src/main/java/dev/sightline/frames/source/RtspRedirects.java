package dev.sightline.frames.source;

import dev.sightline.frames.FrameSource.UnreadableSourceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The redirects of an RTSP server (RFC 2326, section 11.3), followed without credentials before
 * FFmpeg connects, because FFmpeg follows them to any host.
 */
final class RtspRedirects {
  private static final int MAX_REDIRECTS = 5;
  private static final int MAX_LINES = 100;
  private static final int DEFAULT_PORT = 554;
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(rtsp://)(?:[^/?#]*@)?((?:\\[[^\\]/?#]*\\]|[^:/?#@]*)(?::(\\d+))?)(.*)");

  private final AllowedHosts hosts;
  private final int timeoutMillis;

  RtspRedirects(AllowedHosts hosts, Duration timeout) {
    this.hosts = hosts;
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  /**
   * Checks where an address leads. A server that does not answer leads nowhere.
   *
   * @throws UnreadableSourceException if it leads to a host that is not allowed
   */
  void check(String url) {
    Optional<String> next = Optional.of(url);
    for (int i = 0; i < MAX_REDIRECTS && next.isPresent(); i++) {
      next = redirect(next.get());
      next.map(AllowedHosts::hostOf).ifPresent(this::require);
    }
  }

  /** Requires that the stream may come from a host. */
  void require(String host) {
    if (!hosts.contains(host)) {
      throw new UnreadableSourceException(AllowedHosts.refusal(host), null);
    }
  }

  private Optional<String> redirect(String url) {
    Matcher address = ADDRESS.matcher(url);
    if (!address.matches()) {
      return Optional.empty();
    }
    String port = address.group(3);
    String withoutUser = address.group(1) + address.group(2) + address.group(4);
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(
              AllowedHosts.hostOf(url), port == null ? DEFAULT_PORT : Integer.parseInt(port)),
          timeoutMillis);
      socket.setSoTimeout(timeoutMillis);
      return redirect(socket, withoutUser);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> redirect(Socket socket, String url) throws IOException {
    BufferedReader answers =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    int number = 1;
    for (String method : List.of("OPTIONS", "DESCRIBE")) {
      String request =
          String.format(
              Locale.ROOT,
              "%s %s RTSP/1.0\r\nAccept: application/sdp\r\nCSeq: %d\r\n\r\n",
              method,
              url,
              number++);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      Optional<String> location = location(answers);
      if (location.isPresent()) {
        return location;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> location(BufferedReader answers) throws IOException {
    String status = answers.readLine();
    boolean redirects = status != null && status.matches("RTSP/1\\.\\d 3\\d\\d.*");
    String location = null;
    for (int i = 0; i < MAX_LINES; i++) {
      String line = answers.readLine();
      if (line == null || line.isEmpty()) {
        break;
      }
      if (line.regionMatches(true, 0, "Location:", 0, "Location:".length())) {
        location = line.substring("Location:".length()).strip();
      }
    }
    return redirects ? Optional.ofNullable(location) : Optional.empty();
  }
}
