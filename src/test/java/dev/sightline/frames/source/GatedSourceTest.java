package dev.sightline.frames.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.MotionConfig;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.TestPictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of pictures, five a second, of a scene with the noise of a sensor. */
class GatedSourceTest {
  private static final Path WALKING = Path.of("../shared/data/clip/walking.mp4");
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;

  @TempDir private Path folder;

  private final Random random = new Random(1);
  private int pictures;
  private Pixels scene;

  @BeforeEach
  void furnish() {
    scene = TestPictures.plain(WIDTH, HEIGHT, 90, 110, 120);
    for (int i = 0; i < 20; i++) {
      TestPictures.paintSquare(scene, 30 * i, 15 * i, 25);
    }
  }

  private void write(Pixels picture) throws Exception {
    byte[] bgr = picture.bgr().clone();
    for (int i = 0; i < bgr.length; i++) {
      int value = (bgr[i] & 0xFF) + (int) Math.round(4 * random.nextGaussian());
      bgr[i] = (byte) Math.max(0, Math.min(255, value));
    }
    Files.write(
        folder.resolve(String.format(Locale.ROOT, "%03d.jpg", pictures++)),
        new Pixels(picture.width(), picture.height(), bgr).toJpeg(85));
  }

  private FrameSource open(boolean gate) {
    return open(folder, gate);
  }

  private static FrameSource open(Path source, boolean gate) {
    CameraConfig config = CameraConfig.defaults().withMaxFps(5).withRealTime(false);
    return new FrameSources(FrameConfig.defaults(), config, InstantSource.fixed(Instant.now()))
        .gated(MotionConfig.defaults().withGate(gate))
        .open("door", source.toString());
  }

  private static List<Long> sent(FrameSource source) throws InterruptedException {
    List<Long> sent = new ArrayList<>();
    for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
      sent.add(next.get().sequence());
    }
    return sent;
  }

  @Test
  void shouldSendAtMostATenthOfAStillMinute() throws Exception {
    // Given
    for (int i = 0; i < 300; i++) {
      write(scene);
    }

    // When
    try (FrameSource source = open(true)) {
      // Then: one in five seconds, and the others are counted
      assertThat(sent(source)).hasSize(12);
      assertThat(source.still()).isEqualTo(288);
      assertThat(source.dropped()).isZero();
    }
  }

  @Test
  void shouldSendWhatMovesAtOnce() throws Exception {
    // Given: something of the size of a face moves in pictures 10 to 14
    for (int i = 0; i < 20; i++) {
      Pixels picture = new Pixels(WIDTH, HEIGHT, scene.bgr().clone());
      if (i >= 10 && i < 15) {
        TestPictures.paintSquare(picture, 500 - 20 * i, 40, 15);
      }
      write(picture);
    }

    // When, Then: also the picture in which it is gone
    try (FrameSource source = open(true)) {
      assertThat(sent(source)).containsExactly(0L, 10L, 11L, 12L, 13L, 14L, 15L);
    }
  }

  @Test
  @Tag("accuracy")
  void shouldSendEachFrameOfPeopleWhoWalkSoThatNobodyIsMissed() throws Exception {
    assumeTrue(Files.exists(WALKING), "there is no film " + WALKING);

    try (FrameSource all = open(WALKING, false);
        FrameSource moving = open(WALKING, true)) {
      assertThat(sent(moving)).isEqualTo(sent(all)).isNotEmpty();
    }
  }

  @Test
  void shouldSendEverythingWithoutAGate() throws Exception {
    for (int i = 0; i < 5; i++) {
      write(scene);
    }

    try (FrameSource source = open(false)) {
      assertThat(sent(source)).hasSize(5);
      assertThat(source.still()).isZero();
    }
  }
}
