package dev.sightline.frames.source;

import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.FrameSource.UnreadableSourceException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * A stream of a camera or a server that reads nothing but this stream: no file, and no host but the
 * allowed ones, whatever the server answers.
 */
final class NetworkStream implements VideoReader {
  private final VideoReader reader;
  private final Optional<HostGuard> guard;

  private NetworkStream(VideoReader reader, Optional<HostGuard> guard) {
    this.reader = reader;
    this.guard = guard;
  }

  /**
   * Connects to a camera or a server.
   *
   * @param url an RTSP or HTTP address
   * @throws UnreadableSourceException if the connection fails, or the server leads to a host that
   *     is not allowed
   */
  static NetworkStream open(String url, CameraConfig config) {
    AllowedHosts hosts = new AllowedHosts(url, config.allowedHosts());
    return url.toLowerCase(Locale.ROOT).startsWith("rtsp")
        ? rtsp(url, hosts, config)
        : http(url, hosts, config);
  }

  private static NetworkStream rtsp(String url, AllowedHosts hosts, CameraConfig config) {
    RtspRedirects redirects = new RtspRedirects(hosts, config.timeout());
    redirects.check(url);
    FfmpegReader reader = FfmpegReader.rtsp(url, config.transport(), config.timeout());
    try {
      redirects.require(AllowedHosts.hostOf(reader.url()));
      return new NetworkStream(reader, Optional.empty());
    } catch (UnreadableSourceException e) {
      reader.close();
      throw e;
    }
  }

  private static NetworkStream http(String url, AllowedHosts hosts, CameraConfig config) {
    HostGuard guard = new HostGuard(hosts, config.timeout());
    try {
      return new NetworkStream(http(url, guard.address(), config), Optional.of(guard));
    } catch (UnreadableSourceException e) {
      guard.close();
      throw explained(e, guard);
    }
  }

  /** Reads pictures part by part or one by one, and anything else by FFmpeg. */
  private static VideoReader http(String url, String proxy, CameraConfig config) {
    Supplier<HttpBody> request = () -> HttpBody.get(url, proxy, config.timeout());
    HttpBody body = request.get();
    if (body.contentType().startsWith("multipart/")) {
      return new MultipartReader(body);
    }
    if (body.contentType().startsWith("image/")) {
      return new SnapshotReader(body, request, config.interval());
    }
    body.close();
    return FfmpegReader.http(url, proxy, config.timeout());
  }

  /** FFmpeg says only what the guard has answered. */
  private static UnreadableSourceException explained(
      UnreadableSourceException failure, HostGuard guard) {
    return guard
        .refused()
        .map(AllowedHosts::refusal)
        .or(guard::unreachable)
        .map(reason -> new UnreadableSourceException(reason, failure))
        .orElse(failure);
  }

  @Override
  public Optional<Picture> read() {
    Optional<Picture> picture = reader.read();
    if (picture.isEmpty()) {
      guard
          .flatMap(HostGuard::refused)
          .ifPresent(
              host -> {
                throw new UnreadableSourceException(AllowedHosts.refusal(host), null);
              });
    }
    return picture;
  }

  @Override
  public String codec() {
    return reader.codec();
  }

  @Override
  public Optional<Instant> startedAt() {
    return reader.startedAt();
  }

  @Override
  public OptionalLong length() {
    return reader.length();
  }

  @Override
  public void close() {
    guard.ifPresent(HostGuard::close);
    reader.close();
  }
}
