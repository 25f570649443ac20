package dev.sightline.frames.source;

import dev.sightline.frames.CameraConfig.Transport;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** FFmpeg's options: the formats and protocols that each kind of source may use, and timeouts. */
final class FfmpegOptions {
  /** FFmpeg would take one for each core, and as many pictures, for each of dozens of cameras. */
  static final String DECODER_THREADS = "1";

  /**
   * The formats that hold their pictures themselves. Playlists (HLS, DASH, concat, SDP) and file
   * name patterns read whatever they name.
   */
  private static final String CONTAINERS =
      "mov,matroska,avi,mpegts,mpegtsraw,mpeg,mpegvideo,m4v,h263,h264,hevc,vvc,vc1,obu,av1,ivf,flv,"
          + "live_flv,asf,asf_o,ogg,mxf,gxf,dv,wtv,nut,rm,mjpeg,mpjpeg,yuv4mpegpipe,gif,apng,"
          + "jpeg_pipe,png_pipe,webp_pipe";

  private FfmpegOptions() {}

  /** Returns the options for a file, which may name no other file or address. */
  static Map<String, String> file() {
    return Map.of("protocol_whitelist", "file", "format_whitelist", CONTAINERS);
  }

  /**
   * Returns the options for an RTSP server.
   *
   * @param timeout the timeout for connecting and for each read
   */
  static Map<String, String> rtsp(String url, Transport transport, Duration timeout) {
    Map<String, String> options = new HashMap<>(timeouts(timeout));
    if (isOver(url, "rtsps")) {
      options.put("rtsp_transport", "tcp");
      options.put("protocol_whitelist", "tls,tcp");
    } else {
      boolean either = transport == Transport.AUTO;
      options.put("rtsp_transport", either ? "udp+tcp" : transport.name().toLowerCase(Locale.ROOT));
      options.put("rtsp_flags", either ? "prefer_tcp" : "0");
      options.put("protocol_whitelist", transport == Transport.TCP ? "tcp" : "tcp,udp,rtp");
    }
    options.put("format_whitelist", "rtsp");
    return options;
  }

  /**
   * Returns the options for a video or a playlist of a web server, through a proxy.
   *
   * @param timeout as of {@link #rtsp}
   */
  static Map<String, String> http(String url, String proxy, Duration timeout) {
    Map<String, String> options = new HashMap<>(httpBody(url, proxy, timeout));
    options.put("format_whitelist", CONTAINERS + ",hls,aac,mp3,ac3,webvtt");
    return options;
  }

  /** Returns the options for reading any bytes from a web server, through a proxy. */
  static Map<String, String> httpBody(String url, String proxy, Duration timeout) {
    Map<String, String> options = new HashMap<>(timeouts(timeout));
    options.put("http_proxy", proxy);
    options.put("http_persistent", "0");
    String secure = "https,tls,httpproxy,tcp,crypto";
    options.put("protocol_whitelist", isOver(url, "https") ? secure : "http," + secure);
    return options;
  }

  private static boolean isOver(String url, String scheme) {
    return url.toLowerCase(Locale.ROOT).startsWith(scheme + "://");
  }

  private static Map<String, String> timeouts(Duration timeout) {
    String micros = Long.toString(timeout.dividedBy(ChronoUnit.MICROS.getDuration()));
    return Map.of("timeout", micros, "rw_timeout", micros);
  }
}
