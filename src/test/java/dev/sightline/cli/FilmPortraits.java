package dev.sightline.cli;

import dev.sightline.detection.Box;
import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.FaceDetector;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.Image;
import dev.sightline.frames.Region;
import dev.sightline.frames.source.FrameSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Cuts a picture of each person out of one frame of a film, as folders to enrol them from. */
final class FilmPortraits {
  private static final int JPEG_QUALITY = 95;

  private FilmPortraits() {}

  /**
   * @param args the film, the number of the frame (from 0), and the folder to write to
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Frame frame = frame(Path.of(args[0]), Integer.parseInt(args[1]));
    try (Image image = Image.decode(frame.jpeg());
        FaceDetector detector = FaceDetectors.open(DetectionConfig.defaults())) {
      List<DetectedFace> faces = detector.detect(image);
      for (int i = 0; i < faces.size(); i++) {
        Region head = around(faces.get(i).box(), image.bounds());
        Path folder = Files.createDirectories(Path.of(args[2], "person-" + (i + 1)));
        byte[] portrait = image.resample(head, head.width(), head.height()).toJpeg(JPEG_QUALITY);
        Files.write(folder.resolve("portrait.jpg"), portrait);
      }
    }
  }

  private static Frame frame(Path film, int number) throws InterruptedException {
    FrameSources sources =
        new FrameSources(FrameConfig.defaults(), CameraConfig.defaults(), InstantSource.system());
    try (FrameSource source = sources.open("film", film.toString())) {
      for (int i = 0; i < number; i++) {
        source.next();
      }
      return source.next().orElseThrow();
    }
  }

  /** Twice the face, within the picture. */
  private static Region around(Box face, Region picture) {
    int left = Math.max(0, Math.round(face.x() - face.width() / 2));
    int top = Math.max(0, Math.round(face.y() - face.height() / 2));
    int right = Math.min(picture.width(), Math.round(face.x() + 1.5f * face.width()));
    int bottom = Math.min(picture.height(), Math.round(face.y() + 1.5f * face.height()));
    return new Region(left, top, right - left, bottom - top);
  }
}
