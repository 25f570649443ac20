package dev.sightline.cli.demo;

import dev.sightline.bench.PhotographFilm;
import dev.sightline.bench.Photographs;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A camera that films one photograph after the other, in real time. */
final class PhotographSource implements FrameSource {
  private static final int VIEWS = 10;
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final String camera;
  private final Iterator<Integer> photographs;
  private final int length;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private PhotographFilm film;
  private long sequence;

  PhotographSource(String camera, List<Integer> photographs, InstantSource clock) {
    this.camera = camera;
    this.photographs = photographs.iterator();
    this.length = photographs.size() * VIEWS;
    this.clock = clock;
  }

  @Override
  public Optional<Frame> next() throws InterruptedException {
    boolean ended = closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    if (ended || sequence == length) {
      return Optional.empty();
    }
    int view = (int) (sequence % VIEWS);
    if (view == 0) {
      changeFilm();
    }
    byte[] jpeg = film.view(view / (double) (VIEWS - 1));
    return Optional.of(new Frame(camera, sequence++, clock.instant(), jpeg));
  }

  private void changeFilm() {
    if (film != null) {
      film.close();
    }
    film = new PhotographFilm(Photographs.jpeg(photographs.next()));
  }

  @Override
  public long dropped() {
    return 0;
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.of(length);
  }

  @Override
  public void close() {
    closed.countDown();
    if (film != null) {
      film.close();
    }
  }
}
