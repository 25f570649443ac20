package dev.sightline.frames;

import dev.sightline.frames.Image.UndecodableImageException;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Decodes one compressed picture with one of FFmpeg's decoders, without its file formats and
 * protocols: nothing but the given bytes is read.
 */
final class FfmpegStill {
  /** FFmpeg's conversion may write a little beyond a row. */
  private static final int PADDING = 64;

  private final String decoder;
  private final byte[] settings;
  private final int maxPixels;
  private final int errorRecognition;

  /**
   * @param decoder FFmpeg's name of the decoder
   * @param settings the decoder's settings from the file; may be empty
   * @param maxPixels the number of pixels above which the decoder refuses
   */
  FfmpegStill(String decoder, byte[] settings, int maxPixels) {
    this(decoder, settings, maxPixels, 0);
  }

  private FfmpegStill(String decoder, byte[] settings, int maxPixels, int errorRecognition) {
    this.errorRecognition = errorRecognition;
    this.decoder = decoder;
    this.settings = settings;
    this.maxPixels = maxPixels;
  }

  /**
   * Creates a decoder that refuses pictures with errors.
   *
   * @param maxPixels the number of pixels above which the decoder refuses
   */
  static FfmpegStill strict(String decoder, int maxPixels) {
    return new FfmpegStill(decoder, new byte[0], maxPixels, avcodec.AV_EF_EXPLODE);
  }

  /**
   * Decodes a picture and scales it down, in proportion, until it fits.
   *
   * @param widest at most so many columns
   * @param highest at most so many rows
   * @throws UndecodableImageException if the decoder makes no picture of it
   */
  Pixels decode(byte[] picture, int widest, int highest) {
    avutil.av_log_set_level(avutil.AV_LOG_FATAL);
    AVCodec codec = avcodec.avcodec_find_decoder_by_name(decoder);
    if (codec == null) {
      throw new UndecodableImageException("this build of FFmpeg has no decoder " + decoder, null);
    }
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    AVFrame frame = avutil.av_frame_alloc();
    try {
      configure(context);
      require(avcodec.avcodec_open2(context, codec, (AVDictionary) null));
      send(context, picture);
      require(avcodec.avcodec_receive_frame(context, frame));
      return scaled(frame, widest, highest);
    } finally {
      avutil.av_frame_free(frame);
      avcodec.avcodec_free_context(context);
    }
  }

  private void configure(AVCodecContext context) {
    context.max_pixels(maxPixels);
    context.thread_count(1);
    context.err_recognition(context.err_recognition() | errorRecognition);
    if (settings.length > 0) {
      BytePointer copy =
          new BytePointer(
              avutil.av_mallocz(settings.length + avcodec.AV_INPUT_BUFFER_PADDING_SIZE));
      copy.put(settings);
      context.extradata(copy);
      context.extradata_size(settings.length);
    }
  }

  private void send(AVCodecContext context, byte[] picture) {
    AVPacket packet = avcodec.av_packet_alloc();
    try {
      require(avcodec.av_new_packet(packet, picture.length));
      packet.data().put(picture);
      packet.flags(avcodec.AV_PKT_FLAG_KEY);
      require(avcodec.avcodec_send_packet(context, packet));
      require(avcodec.avcodec_send_packet(context, null));
    } finally {
      avcodec.av_packet_free(packet);
    }
  }

  private Pixels scaled(AVFrame frame, int widest, int highest) {
    double scale =
        Math.min(1, Math.min((double) widest / frame.width(), (double) highest / frame.height()));
    int width = Math.max(1, (int) (frame.width() * scale));
    int height = Math.max(1, (int) (frame.height() * scale));
    SwsContext conversion =
        swscale.sws_getContext(
            frame.width(),
            frame.height(),
            frame.format(),
            width,
            height,
            avutil.AV_PIX_FMT_BGR24,
            swscale.SWS_AREA | swscale.SWS_ACCURATE_RND,
            (SwsFilter) null,
            null,
            (DoublePointer) null);
    if (conversion == null) {
      throw new UndecodableImageException(
          String.format(
              Locale.ROOT,
              "FFmpeg cannot convert the pixel format %d of a picture of %d x %d",
              frame.format(),
              frame.width(),
              frame.height()),
          null);
    }
    try {
      setColours(conversion, frame);
      return convert(conversion, frame, width, height);
    } finally {
      swscale.sws_freeContext(conversion);
    }
  }

  /** Sets the range of colours; without it a picture of full range gets too much contrast. */
  private static void setColours(SwsContext conversion, AVFrame frame) {
    boolean fullRange = frame.color_range() == avutil.AVCOL_RANGE_JPEG;
    int matrix =
        frame.colorspace() == avutil.AVCOL_SPC_BT709
            ? swscale.SWS_CS_ITU709
            : swscale.SWS_CS_DEFAULT;
    IntPointer source = swscale.sws_getCoefficients(matrix);
    IntPointer target = swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT);
    int unused =
        swscale.sws_setColorspaceDetails(
            conversion, source, fullRange ? 1 : 0, target, 1, 0, 1 << 16, 1 << 16);
  }

  private static Pixels convert(SwsContext conversion, AVFrame frame, int width, int height) {
    int rowBytes = width * 3;
    try (BytePointer rows = new BytePointer((long) rowBytes * height + PADDING);
        PointerPointer<BytePointer> planes = new PointerPointer<>(4);
        IntPointer strides = new IntPointer(rowBytes, 0, 0, 0)) {
      planes.put(0, rows);
      int converted =
          swscale.sws_scale(
              conversion, frame.data(), frame.linesize(), 0, frame.height(), planes, strides);
      if (converted != height) {
        throw new UndecodableImageException("FFmpeg cannot scale this picture", null);
      }
      byte[] bgr = new byte[rowBytes * height];
      rows.get(bgr);
      return new Pixels(width, height, bgr);
    }
  }

  private void require(int result) {
    if (result < 0) {
      throw new UndecodableImageException(
          String.format(Locale.ROOT, "FFmpeg's decoder %s: %s", decoder, Ffmpeg.words(result)),
          null);
    }
  }
}
