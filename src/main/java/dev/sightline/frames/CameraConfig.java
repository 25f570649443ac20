package dev.sightline.frames;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The configuration of the sources of pictures.
 *
 * @param maxFps {@code camera.max.fps}: the maximum frame rate, in (0, 120]; pictures above it are
 *     dropped. A folder of images is played at this rate
 * @param jpegQuality {@code camera.jpeg.quality}: the quality of frames that are encoded here, in
 *     [1, 100]
 * @param realTime {@code camera.real.time}: whether files are played at the pace they were taken,
 *     instead of sent at once with capture times that end now
 * @param timeout {@code camera.timeout.ms}: the time without a picture after which a stream is
 *     reconnected, at least 100 ms
 * @param longestPause {@code camera.reconnect.max.ms}: the maximum pause between two attempts to
 *     connect; the pause doubles up to it; at least 100 ms
 * @param transport {@code camera.rtsp.transport}: how RTSP carries pictures; {@code rtsps} always
 *     uses TCP
 * @param allowedHosts {@code camera.allow.hosts}: the hosts that a stream may lead to beside its
 *     own, as names or addresses without a port
 */
public record CameraConfig(
    double maxFps,
    int jpegQuality,
    boolean realTime,
    Duration timeout,
    Duration longestPause,
    Transport transport,
    List<String> allowedHosts) {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Pattern HOST = Pattern.compile("[\\w.-]+|\\[?[0-9A-Fa-f:.]+(%\\w+)?\\]?");

  /** How RTSP carries pictures. */
  public enum Transport {
    /** Over TCP; over UDP if the server refuses TCP. */
    AUTO,
    TCP,
    UDP
  }

  public CameraConfig {
    if (!(maxFps > 0 && maxFps <= 120)) {
      throw new IllegalArgumentException("camera.max.fps must be in (0, 120], was " + maxFps);
    }
    if (jpegQuality < 1 || jpegQuality > 100) {
      throw new IllegalArgumentException(
          "camera.jpeg.quality must be in [1, 100], was " + jpegQuality);
    }
    requireAtLeastShortest("camera.timeout.ms", timeout);
    requireAtLeastShortest("camera.reconnect.max.ms", longestPause);
    Objects.requireNonNull(transport, "transport");
    allowedHosts = List.copyOf(allowedHosts);
    allowedHosts.forEach(CameraConfig::requireHost);
  }

  /**
   * Returns the defaults: 10 frames a second, quality 85, in real time, timeout 10 s, longest pause
   * 30 s, RTSP over TCP or else UDP, no host beside the stream's own.
   */
  public static CameraConfig defaults() {
    return new CameraConfig(
        10, 85, true, Duration.ofSeconds(10), Duration.ofSeconds(30), Transport.AUTO, List.of());
  }

  public CameraConfig withMaxFps(double otherMaxFps) {
    return new CameraConfig(
        otherMaxFps, jpegQuality, realTime, timeout, longestPause, transport, allowedHosts);
  }

  public CameraConfig withRealTime(boolean otherRealTime) {
    return new CameraConfig(
        maxFps, jpegQuality, otherRealTime, timeout, longestPause, transport, allowedHosts);
  }

  public CameraConfig withTransport(Transport otherTransport) {
    return new CameraConfig(
        maxFps, jpegQuality, realTime, timeout, longestPause, otherTransport, allowedHosts);
  }

  /** Returns the time from one picture to the next at the maximum rate. */
  public Duration interval() {
    return Duration.ofNanos(Math.round(1e9 / maxFps));
  }

  private static void requireHost(String host) {
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "camera.allow.hosts must hold names or addresses of hosts without scheme and port, has '"
              + host
              + "'");
    }
  }

  private static void requireAtLeastShortest(String key, Duration value) {
    if (value.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          key + " must be at least " + SHORTEST.toMillis() + ", was " + value.toMillis());
    }
  }
}
