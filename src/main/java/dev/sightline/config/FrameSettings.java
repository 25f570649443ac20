package dev.sightline.config;

import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.OverloadConfig;
import dev.sightline.frames.PictureConfig;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of package {@code frames}. */
final class FrameSettings {

  private FrameSettings() {}

  static void define(ConfigDef definition, FrameConfig frames) {
    new SettingGroup(definition, "Frames")
        .integer(
            "frames.max.width",
            frames.maxWidth(),
            "Columns of a picture, in [16, 16384]; a wider frame is a dead letter.")
        .integer(
            "frames.max.height",
            frames.maxHeight(),
            "Rows of a picture, in [16, 16384]; a higher frame is a dead letter.")
        .integer(
            "frames.max.bytes",
            frames.maxBytes(),
            "Bytes of an encoded picture, in [1024, 67108864]. Topics and clients are sized after"
                + " it, so change it for all processes and topics alike.");
    PictureConfig pictures = frames.pictures();
    new SettingGroup(definition, "Pictures")
        .integer(
            "pictures.max.pixels",
            pictures.maxPixels(),
            "Columns times rows of a picture to enrol, to identify or of a camera's folder, in"
                + " [65536, 268435456]; it is scaled down to a frame's size once it is decoded,"
                + " which takes 3 to 10 bytes of memory a pixel. A larger one is refused.")
        .integer(
            "pictures.max.bytes",
            pictures.maxBytes(),
            "Bytes of such a picture's file, in [1024, 268435456]; over HTTP `serve.max.body.bytes`"
                + " holds, too.");
    OverloadConfig overload = OverloadConfig.defaults();
    new SettingGroup(definition, "Overload")
        .choice(
            "frames.policy",
            overload.policy(),
            "Frames to process when they arrive faster than they can be processed: `complete`, all,"
                + " however late; `latest`, only new ones, every camera in turn, while"
                + " the others are dropped and counted.")
        .millis(
            "frames.max.age.ms",
            overload.maxAge(),
            "With `latest`, the age above which a frame is dropped; at least 100. Cameras' clocks"
                + " must agree with the detector's.");
    CameraConfig camera = CameraConfig.defaults();
    new SettingGroup(definition, "Cameras")
        .decimal(
            "camera.max.fps",
            camera.maxFps(),
            "Maximum frame rate, in (0, 120]; pictures above it are dropped.")
        .integer(
            "camera.jpeg.quality",
            camera.jpegQuality(),
            "Quality of frames that `sightline camera` encodes itself, in [1, 100].")
        .flag(
            "camera.real.time",
            camera.realTime(),
            "Whether files are played at the pace they were taken.")
        .millis(
            "camera.timeout.ms",
            camera.timeout(),
            "Time without a picture after which a stream is reconnected; at least 100.")
        .millis(
            "camera.reconnect.max.ms",
            camera.longestPause(),
            "Longest pause between two attempts to connect; at least 100.")
        .optionalText(
            "camera.allow.hosts",
            "Hosts, separated by spaces, that a stream may lead to by a redirect or a playlist"
                + " beside the one its address names; as they are written there, without port.");
  }

  static FrameConfig frames(Values values) {
    return new FrameConfig(
        values.integer("frames.max.width"),
        values.integer("frames.max.height"),
        values.integer("frames.max.bytes"),
        new PictureConfig(
            values.integer("pictures.max.pixels"), values.integer("pictures.max.bytes")));
  }

  static OverloadConfig overload(Values values) {
    return new OverloadConfig(
        values.choice("frames.policy", OverloadConfig.Policy.class),
        values.millis("frames.max.age.ms"));
  }

  static CameraConfig camera(Values values) {
    return new CameraConfig(
        values.decimal("camera.max.fps"),
        values.integer("camera.jpeg.quality"),
        values.flag("camera.real.time"),
        values.millis("camera.timeout.ms"),
        values.millis("camera.reconnect.max.ms"),
        values
            .optionalText("camera.allow.hosts")
            .map(hosts -> List.of(hosts.strip().split("\\s+")))
            .orElse(List.of()));
  }
}
