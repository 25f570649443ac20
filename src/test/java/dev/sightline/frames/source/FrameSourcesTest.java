package dev.sightline.frames.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameGate;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.FrameSource.UnreadableSourceException;
import dev.sightline.frames.Image;
import dev.sightline.frames.JpegHeader;
import dev.sightline.frames.TestPictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSourcesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;

  private static FrameSources sources(double maxFps) {
    return new FrameSources(
        FrameConfig.defaults(),
        CameraConfig.defaults().withMaxFps(maxFps).withRealTime(false),
        InstantSource.fixed(START));
  }

  private static List<Frame> all(FrameSource source) throws InterruptedException {
    List<Frame> frames = new ArrayList<>();
    for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
      frames.add(next.get());
    }
    return frames;
  }

  @Test
  void shouldPlayAFolderByNameAtTheRateOfTheCap() throws Exception {
    // Given: also a file that is no picture and a hidden one
    byte[] first = TestPictures.plain(40, 30, 10, 20, 30).toJpeg(80);
    Files.write(folder.resolve("b.png"), TestPictures.plain(20, 10, 1, 2, 3).toPng());
    Files.write(folder.resolve("a.JPG"), first);
    Files.writeString(folder.resolve("notes.txt"), "no picture");
    Files.write(folder.resolve(".hidden.jpg"), first);

    // When
    try (FrameSource source = sources(4).open("door", folder.toString())) {
      List<Frame> frames = all(source);

      // Then
      assertThat(source.length()).hasValue(2);
      assertThat(source.dropped()).isZero();
      assertThat(frames).extracting(Frame::camera).containsOnly("door");
      assertThat(frames).extracting(Frame::sequence).containsExactly(0L, 1L);
      assertThat(frames)
          .extracting(Frame::capturedAt)
          .containsExactly(START.minusMillis(250), START);
      assertThat(frames.get(0).jpeg()).isEqualTo(first);
      assertThat(new FrameGate(FrameConfig.defaults()).check(frames.get(1).jpeg()))
          .isEqualTo(new FrameGate.Accepted(new JpegHeader(20, 10, 3)));
    }
  }

  @Test
  void shouldLeaveOutAndCountABrokenPicture() throws Exception {
    // Given
    Files.writeString(folder.resolve("a.jpg"), "no picture");
    Files.write(folder.resolve("b.jpg"), TestPictures.plain(20, 10, 1, 2, 3).toJpeg(80));

    // When
    try (FrameSource source = sources(10).open("door", folder.toString())) {
      List<Frame> frames = all(source);

      // Then
      assertThat(frames).extracting(Frame::sequence).containsExactly(1L);
      assertThat(source.dropped()).isEqualTo(1);
    }
  }

  @Test
  void shouldPlayASinglePicture() throws Exception {
    Path file = folder.resolve("one.jpg");
    Files.write(file, TestPictures.plain(20, 10, 1, 2, 3).toJpeg(80));

    try (FrameSource source = sources(10).open("door", file.toString())) {
      assertThat(all(source)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "avi", "mkv"})
  void shouldPlayAVideoByItsOwnClockAndLeaveOutWhatIsAboveTheCap(String format) throws Exception {
    // Given: one second at 20 pictures a second
    Path video = TestVideo.write(folder.resolve("video." + format), 20, 20);

    // When: every second picture
    try (FrameSource source = sources(10).open("door", video.toString())) {
      List<Frame> frames = all(source);

      // Then
      assertThat(frames).hasSize(10);
      assertThat(source.dropped()).isEqualTo(10);
      assertThat(source.length().orElseThrow()).isCloseTo(20, within(1L));
      assertThat(frames.get(3).sequence()).isEqualTo(6);
      assertThat(Duration.between(frames.get(0).capturedAt(), frames.get(3).capturedAt()))
          .isBetween(Duration.ofMillis(295), Duration.ofMillis(305));
      assertGrey(frames.get(9), 180);
    }
  }

  private static void assertGrey(Frame frame, int grey) {
    try (Image image = Image.decode(frame.jpeg())) {
      assertThat(image.width()).isEqualTo(TestVideo.WIDTH);
      assertThat(image.height()).isEqualTo(TestVideo.HEIGHT);
      assertThat(TestPictures.value(image.pixels(), 80, 32, 1)).isCloseTo(grey, within(12));
      assertThat(TestPictures.value(image.pixels(), 10, 32, 1)).isCloseTo(0, within(25));
    }
  }

  @Test
  void shouldTurnTheVideoOfAPhoneHeldUpright() throws Exception {
    // Given: the left third is black, and to be turned clockwise
    Path video = TestVideo.write(folder.resolve("phone.mp4"), 20, 20, 90);

    // When
    try (FrameSource source = sources(100).open("door", video.toString())) {
      List<Frame> frames = all(source);
      try (Image last = Image.decode(frames.get(frames.size() - 1).jpeg())) {

        // Then: black is on top
        assertThat(last.width()).isEqualTo(TestVideo.HEIGHT);
        assertThat(last.height()).isEqualTo(TestVideo.WIDTH);
        assertThat(TestPictures.value(last.pixels(), 32, 10, 1)).isLessThan(30);
        assertThat(TestPictures.value(last.pixels(), 32, 80, 1)).isGreaterThan(150);
      }
    }
  }

  @Test
  void shouldGiveAFilmThatIsSentAtOnceNoTimeAheadOfTheClock() throws Exception {
    // Given: a film of two minutes that does not say how long it is, and is joined to itself
    byte[] film = Files.readAllBytes(TestVideo.write(folder.resolve("film.ts"), 120, 1));
    Path twice = Files.write(folder.resolve("twice.ts"), film);
    Files.write(twice, film, StandardOpenOption.APPEND);

    // When
    try (FrameSource source = sources(10).open("door", twice.toString())) {
      List<Frame> frames = all(source);

      // Then: nothing is above the cap, no time comes twice
      assertThat(frames).hasSizeBetween(238, 240);
      assertThat(frames)
          .extracting(Frame::capturedAt)
          .isSorted()
          .doesNotHaveDuplicates()
          .allSatisfy(time -> assertThat(time).isBeforeOrEqualTo(START));
      assertThat(source.isLive()).isFalse();
    }
  }

  @Test
  void shouldPlayAVideoWhoseContainerHasNoTimes() throws Exception {
    // Given: a bare stream of one second at 20 pictures a second
    Path video = TestVideo.write(folder.resolve("raw.m4v"), 20, 20);

    // When
    try (FrameSource source = sources(100).open("door", video.toString())) {
      List<Frame> frames = all(source);

      // Then
      assertThat(frames).hasSize(20);
      assertThat(frames).extracting(Frame::capturedAt).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldPlayRawH264() throws Exception {
    // Given
    Path video =
        TestVideo.write(
            folder.resolve("raw.h264"),
            20,
            recorder -> {
              recorder.setFormat("h264");
              recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
            });

    // When, Then
    assertThat(playedAtOnce(video)).hasSize(20);
  }

  @Test
  void shouldPlayAFilmWhoseClockBeginsAtElevenOClock() throws Exception {
    // Given
    Path video =
        TestVideo.write(
            folder.resolve("late.ts"),
            20,
            recorder -> recorder.setOption("output_ts_offset", "40000"));

    // When
    List<Frame> frames = playedAtOnce(video);

    // Then
    assertThat(frames).hasSize(20);
    assertThat(length(frames)).isBetween(Duration.ofMillis(940), Duration.ofMillis(960));
  }

  @Test
  void shouldPlayAFilmThatIsJoinedToOneOfAnotherTime() throws Exception {
    // Given
    Path film = TestVideo.write(folder.resolve("film.ts"), 20, 20);
    Path late =
        TestVideo.write(
            folder.resolve("late.ts"),
            20,
            recorder -> recorder.setOption("output_ts_offset", "40000"));
    Files.write(film, Files.readAllBytes(late), StandardOpenOption.APPEND);

    // When
    List<Frame> frames = playedAtOnce(film);

    // Then
    assertThat(frames).hasSizeBetween(39, 40);
    assertThat(length(frames)).isBetween(Duration.ofMillis(1_800), Duration.ofMillis(2_200));
  }

  @Test
  void shouldPlayARecordingThatDoesNotSayHowLongItIs() throws Exception {
    // Given
    Path video =
        TestVideo.write(
            folder.resolve("nodur.mkv"), 20, recorder -> recorder.setOption("live", "1"));

    // When
    try (FrameSource source = sources(100).open("door", video.toString())) {
      assertThat(all(source)).hasSize(20);

      // Then: it is sent whole
      assertThat(source.isLive()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 192, 64", "0.5, 96, 128", "1, 96, 64"})
  void shouldShowPixelsThatAreNotSquareAsTheyAreMeant(double ratio, int width, int height)
      throws Exception {
    // Given
    Path video =
        TestVideo.write(folder.resolve("wide.mkv"), 20, recorder -> recorder.setAspectRatio(ratio));

    // When
    List<Frame> frames = playedAtOnce(video);

    // Then: the left third is black as before
    try (Image last = Image.decode(frames.get(19).jpeg())) {
      assertThat(last.width()).isEqualTo(width);
      assertThat(last.height()).isEqualTo(height);
      assertThat(TestPictures.value(last.pixels(), width / 6, height / 2, 1)).isLessThan(30);
      assertThat(TestPictures.value(last.pixels(), 5 * width / 6, height / 2, 1))
          .isGreaterThan(150);
    }
  }

  private static List<Frame> playedAtOnce(Path video) throws InterruptedException {
    try (FrameSource source = sources(100).open("door", video.toString())) {
      List<Frame> frames = all(source);
      assertThat(frames)
          .extracting(Frame::capturedAt)
          .isSorted()
          .doesNotHaveDuplicates()
          .allSatisfy(time -> assertThat(time).isBeforeOrEqualTo(START));
      return frames;
    }
  }

  private static Duration length(List<Frame> frames) {
    return Duration.between(frames.get(0).capturedAt(), frames.get(frames.size() - 1).capturedAt());
  }

  @Test
  void shouldRefuseAFileWithoutPictures() throws Exception {
    Path sound = TestVideo.writeSound(folder.resolve("sound.mp4"));

    assertThatExceptionOfType(UnreadableSourceException.class)
        .isThrownBy(() -> sources(10).open("door", sound.toString()))
        .withMessage("the video " + sound + " has no picture, only sound or text");
  }

  @Test
  void shouldEndAVideoThatIsCutShort() throws Exception {
    // Given
    byte[] whole = Files.readAllBytes(TestVideo.write(folder.resolve("whole.mkv"), 20, 20));
    Path half = folder.resolve("half.mkv");
    Files.write(half, Arrays.copyOf(whole, whole.length / 2));

    // When
    try (FrameSource source = sources(100).open("door", half.toString())) {
      // Then
      assertThat(all(source)).hasSizeBetween(1, 15);
    }
  }

  @Test
  void shouldEndOnceClosed() throws Exception {
    Path video = TestVideo.write(folder.resolve("video.mp4"), 5, 20);
    FrameSource source = sources(10).open("door", video.toString());
    source.close();
    source.close();

    assertThat(source.next()).isEmpty();
    assertThat(source.length()).isPresent();
  }

  @Test
  void shouldSayWhatASourceMayBe() {
    assertThatExceptionOfType(UnreadableSourceException.class)
        .isThrownBy(() -> sources(10).open("door", "no/such/file.mp4"))
        .withMessageContaining("a folder, an image, a video file")
        .withMessageEndingWith("no/such/file.mp4");
  }

  @Test
  void shouldRefuseAFolderWithoutPicturesAndAFileThatIsNoVideo() throws Exception {
    Path text = Files.writeString(folder.resolve("video.mp4"), "no video");

    assertThatExceptionOfType(UnreadableSourceException.class)
        .isThrownBy(() -> sources(10).open("door", folder.toString()))
        .withMessage("no picture in " + folder);
    assertThatExceptionOfType(UnreadableSourceException.class)
        .isThrownBy(() -> sources(10).open("door", text.toString()))
        .withMessage(
            "cannot open the video " + text + ": Invalid data found when processing input");
  }

  @Test
  void shouldWaitForEachCaptureTimeWhenPlayingInRealTime() throws Exception {
    // Given: a clock that stands; the second frame is due in an hour
    Files.write(folder.resolve("a.jpg"), TestPictures.plain(20, 10, 1, 2, 3).toJpeg(80));
    Files.write(folder.resolve("b.jpg"), TestPictures.plain(20, 10, 1, 2, 3).toJpeg(80));
    CameraConfig config = CameraConfig.defaults().withMaxFps(1 / 3600.0);
    FrameSource source =
        new FrameSources(FrameConfig.defaults(), config, InstantSource.fixed(START))
            .open("door", folder.toString());
    assertThat(source.next()).isPresent();

    // When: another thread closes it
    Thread closer = new Thread(source::close);
    closer.start();

    // Then: the waiting ends, without the frame
    assertThat(source.next()).isEmpty();
    closer.join();
  }
}
