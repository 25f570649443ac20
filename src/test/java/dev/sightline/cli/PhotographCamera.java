package dev.sightline.cli;

import dev.sightline.config.SightlineConfig;
import dev.sightline.detection.Box;
import dev.sightline.frames.Frame;
import dev.sightline.frames.Image;
import dev.sightline.frames.Region;
import dev.sightline.frames.TestPictures;
import dev.sightline.topics.FramePublisher;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A camera before which the people of a photograph come and go, in a time of its own. */
final class PhotographCamera {
  private static final int VISIT_FRAMES = 4;

  private final SightlineConfig config;
  private final String id;
  private Instant clock = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(900);
  private long sequence;

  PhotographCamera(SightlineConfig config, String id) {
    this.config = config;
    this.id = id;
  }

  /** When its last frame was taken. */
  Instant clock() {
    return clock;
  }

  /** The photograph for a second, then nobody for a minute. */
  void visit() throws IOException, InterruptedException {
    visit(id);
  }

  /** The same before another camera, in the same time. */
  void visit(String camera) throws IOException, InterruptedException {
    byte[] nobody = TestPictures.plain(1280, 720, 90, 90, 90).toJpeg(85);
    try (FramePublisher publisher =
        new FramePublisher(
            config.kafka().clients(), config.topics().names().frames(), config.frames())) {
      for (int i = 0; i < VISIT_FRAMES; i++) {
        publish(publisher, camera, photograph(), Duration.ofMillis(250));
      }
      publish(publisher, camera, nobody, Duration.ofSeconds(1));
      publish(publisher, camera, nobody, Duration.ofSeconds(60));
      publish(publisher, camera, nobody, Duration.ofSeconds(1));
      publisher.flush();
    }
  }

  private void publish(FramePublisher publisher, String camera, byte[] jpeg, Duration later)
      throws InterruptedException {
    clock = clock.plus(later);
    publisher.publish(new Frame(camera, sequence++, clock, jpeg));
  }

  /** The part of the photograph around a face, as PNG. */
  static byte[] around(Box box) throws IOException {
    try (Image image = Image.decode(photograph())) {
      int margin = Math.round(box.width() / 2);
      int left = Math.max(0, Math.round(box.x()) - margin);
      int top = Math.max(0, Math.round(box.y()) - margin);
      int width = Math.min(image.width() - left, Math.round(2 * box.width()));
      int height = Math.min(image.height() - top, Math.round(2 * box.height()));
      return image.resample(new Region(left, top, width, height), width, height).toPng();
    }
  }

  private static byte[] photograph() throws IOException {
    try (InputStream in = PhotographCamera.class.getResourceAsStream("/demo/sample4.jpg")) {
      return in.readAllBytes();
    }
  }
}
