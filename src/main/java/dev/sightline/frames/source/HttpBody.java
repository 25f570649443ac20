package dev.sightline.frames.source;

import dev.sightline.frames.Ffmpeg;
import dev.sightline.frames.FrameSource.UnreadableSourceException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * The body of a web server's answer, read by FFmpeg's client, so that redirects, TLS and passwords
 * work as for any other stream. Not thread-safe.
 */
final class HttpBody extends InputStream {
  private static final String CONTENT_TYPE = "mime_type";

  private final AVIOContext connection;
  private final String contentType;
  private boolean closed;

  private HttpBody(AVIOContext connection) {
    this.connection = connection;
    this.contentType = contentType(connection);
  }

  /**
   * Requests an address through a proxy.
   *
   * @param timeout the timeout for connecting and for each read
   * @throws UnreadableSourceException if the server does not answer, or refuses
   */
  static HttpBody get(String url, String proxy, Duration timeout) {
    avutil.av_log_set_level(avutil.AV_LOG_FATAL);
    AVDictionary options = new AVDictionary(null);
    FfmpegOptions.httpBody(url, proxy, timeout)
        .forEach((name, value) -> avutil.av_dict_set(options, name, value, 0));
    AVIOContext connection = new AVIOContext(null);
    try {
      int result =
          avformat.avio_open2(
              connection, url, avformat.AVIO_FLAG_READ, (AVIOInterruptCB) null, options);
      if (result < 0) {
        throw new UnreadableSourceException(
            "cannot open the stream: " + Ffmpeg.words(result), null);
      }
      return new HttpBody(connection);
    } finally {
      avutil.av_dict_free(options);
    }
  }

  private static String contentType(AVIOContext connection) {
    BytePointer value = new BytePointer();
    int result = avutil.av_opt_get(connection, CONTENT_TYPE, avutil.AV_OPT_SEARCH_CHILDREN, value);
    if (result < 0 || value.isNull()) {
      return "";
    }
    String type = value.getString();
    avutil.av_free(value);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  /** Returns the content type in lower case; empty if the server states none. */
  String contentType() {
    return contentType;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /**
   * Waits for at least one byte.
   *
   * @throws UnreadableSourceException if the connection breaks off
   */
  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    byte[] bytes = new byte[length];
    int read = avformat.avio_read_partial(connection, bytes, length);
    if (read == avutil.AVERROR_EOF() || read == 0) {
      return -1;
    }
    if (read < 0) {
      throw new UnreadableSourceException("the stream breaks off: " + Ffmpeg.words(read), null);
    }
    System.arraycopy(bytes, 0, target, offset, read);
    return read;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      int unused = avformat.avio_closep(connection);
    }
  }
}
