package dev.sightline.frames.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.frames.Backoff;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameFitter;
import dev.sightline.frames.FrameSource.UnreadableSourceException;
import dev.sightline.frames.Pixels;
import dev.sightline.frames.TestPictures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveSourceTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Pixels PICTURE = TestPictures.plain(16, 16, 1, 2, 3);

  private final Deque<Supplier<VideoReader>> cameras = new ConcurrentLinkedDeque<>();

  @BeforeAll
  static void loadOpenCvBeforeAnyTimeCounts() {
    PICTURE.toJpeg(85);
  }

  /** Shows some pictures, then ends, breaks off or hangs. */
  private static final class FakeCamera implements VideoReader {
    private final Deque<Picture> pictures = new ArrayDeque<>();
    private final Supplier<Optional<Picture>> afterwards;
    private final CountDownLatch closed = new CountDownLatch(1);

    FakeCamera(int pictures, Supplier<Optional<Picture>> afterwards) {
      for (int i = 0; i < pictures; i++) {
        this.pictures.add(new Picture(fitter -> fitter.fit(PICTURE), Duration.ofSeconds(i)));
      }
      this.afterwards = afterwards;
    }

    @Override
    public Optional<Picture> read() {
      return pictures.isEmpty() ? afterwards.get() : Optional.of(pictures.remove());
    }

    @Override
    public OptionalLong length() {
      return OptionalLong.empty();
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  private FakeCamera camera(int pictures, Supplier<Optional<VideoReader.Picture>> afterwards) {
    FakeCamera camera = new FakeCamera(pictures, afterwards);
    cameras.add(() -> camera);
    return camera;
  }

  /** The next camera; one that shows nothing if the test has no more. */
  private VideoReader connect() {
    Supplier<VideoReader> next = cameras.poll();
    return next == null ? new FakeCamera(0, Optional::empty) : next.get();
  }

  private static Optional<VideoReader.Picture> hang(CountDownLatch until) {
    try {
      until.await();
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException("not expected here", e);
    }
  }

  private LiveSource source(double maxFps, InstantSource clock) {
    LiveFrames frames =
        new LiveFrames(
            "door",
            this::connect,
            new FrameFitter(FrameConfig.defaults(), 85),
            new FrameRateCap(maxFps),
            clock);
    return new LiveSource(frames, TIMEOUT, new Backoff(Duration.ofMillis(1), new Random(1)));
  }

  /** A clock on which a second passes at each look. */
  private static InstantSource ticking() {
    long[] seconds = {0};
    return () -> Instant.ofEpochSecond(seconds[0]++);
  }

  @Test
  void shouldConnectAgainWhenAStreamEndsBreaksOffOrCannotBeOpened() throws Exception {
    // Given
    CountDownLatch end = new CountDownLatch(1);
    List<FakeCamera> ended =
        List.of(
            camera(1, Optional::empty),
            camera(
                1,
                () -> {
                  throw new UnreadableSourceException("cable pulled", null);
                }));
    cameras.add(
        () -> {
          throw new UnreadableSourceException("connection refused", null);
        });
    camera(1, () -> hang(end));

    // When
    try (LiveSource source = source(10, ticking())) {
      List<Frame> frames =
          List.of(
              source.next().orElseThrow(),
              source.next().orElseThrow(),
              source.next().orElseThrow());

      // Then
      assertThat(frames).extracting(Frame::sequence).containsExactly(0L, 1L, 2L);
      assertThat(frames).extracting(Frame::capturedAt).isSorted();
      for (FakeCamera camera : ended) {
        assertThat(camera.closed.await(10, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      end.countDown();
    }
  }

  @Test
  void shouldSkipAPictureThatCannotBeDecoded() throws Exception {
    // Given
    CountDownLatch end = new CountDownLatch(1);
    FakeCamera camera = camera(1, () -> hang(end));
    camera.pictures.addFirst(VideoReader.Picture.encoded(new byte[] {1}, Duration.ZERO));

    // When
    try (LiveSource source = source(10, ticking())) {
      // Then
      assertThat(source.next().orElseThrow().sequence()).isEqualTo(1);
      assertThat(source.dropped()).isEqualTo(1);
    } finally {
      end.countDown();
    }
  }

  @Test
  void shouldAbandonAConnectionThatHangsAndFreeItWhenItReturns() throws Exception {
    // Given
    CountDownLatch end = new CountDownLatch(1);
    FakeCamera hanging = camera(1, () -> hang(end));
    camera(1, () -> hang(end));

    // When
    try (LiveSource source = source(10, ticking())) {
      assertThat(source.next()).isPresent();
      assertThat(source.next()).as("of the second connection").isPresent();

      // Then
      assertThat(hanging.closed.getCount()).isEqualTo(1);
      end.countDown();
      assertThat(hanging.closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void shouldGiveTheNewestAndCountTheOvertaken() throws Exception {
    // Given: twenty pictures at once
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch shown = new CountDownLatch(1);
    camera(
        20,
        () -> {
          shown.countDown();
          return hang(end);
        });
    try (LiveSource source = source(10, ticking())) {
      long first = source.next().orElseThrow().sequence();
      shown.await();

      // When
      long last = first == 19 ? 19 : source.next().orElseThrow().sequence();

      // Then
      assertThat(last).isEqualTo(19);
      assertThat(source.dropped()).isEqualTo(first == 19 ? 19 : 18);
    } finally {
      end.countDown();
    }
  }

  @Test
  void shouldCountWhatIsAboveTheRateCap() throws Exception {
    // Given: one frame in two seconds of a camera that shows one a second
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch shown = new CountDownLatch(1);
    camera(
        10,
        () -> {
          shown.countDown();
          return hang(end);
        });

    // When
    try (LiveSource source = source(0.5, ticking())) {
      source.next();
      shown.await();

      // Then: five above the cap, and of the other five those overtaken
      assertThat(source.dropped()).isBetween(5L, 9L);
    } finally {
      end.countDown();
    }
  }

  @Test
  void shouldEndOnceClosedWhileItWaits() throws Exception {
    // Given
    CountDownLatch end = new CountDownLatch(1);
    FakeCamera hanging = camera(0, () -> hang(end));
    LiveSource source = source(10, ticking());
    Thread closer = new Thread(source::close);
    closer.start();

    // When / Then
    assertThat(source.next()).isEmpty();
    assertThat(source.next()).isEmpty();
    end.countDown();
    closer.join();
    if (cameras.isEmpty()) {
      assertThat(hanging.closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
