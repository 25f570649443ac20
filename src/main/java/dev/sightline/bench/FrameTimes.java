package dev.sightline.bench;

import dev.sightline.events.FrameRef;
import dev.sightline.streams.Stage;
import dev.sightline.streams.StageMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The times at which each frame was sent and arrived, and the time the stages took. Frames are
 * identified by their capture time. Thread-safe.
 */
final class FrameTimes implements StageMetrics {
  private final Map<Instant, Long> sent = new ConcurrentHashMap<>();
  private final Map<Instant, Long> stages = new ConcurrentHashMap<>();
  private final Map<Instant, Long> arrived = new ConcurrentHashMap<>();

  @Override
  public void processed(Stage stage, FrameRef frame, int faces, long nanos) {
    stages.merge(frame.capturedAt(), nanos, Long::sum);
  }

  void sent(Instant capturedAt, long nanoTime) {
    sent.put(capturedAt, nanoTime);
  }

  /** Records an event's arrival; only the first event of a frame counts. */
  void arrived(Instant capturedAt, long nanoTime) {
    arrived.putIfAbsent(capturedAt, nanoTime);
  }

  boolean areComplete() {
    return arrived.keySet().containsAll(sent.keySet());
  }

  void clear() {
    sent.clear();
    stages.clear();
    arrived.clear();
  }

  /** Returns the frames a second from the first sent to the last arrived. */
  double framesPerSecond() {
    long first = sent.values().stream().mapToLong(Long::longValue).min().orElse(0);
    long last = arrived.values().stream().mapToLong(Long::longValue).max().orElse(first);
    return last == first ? 0 : arrived.size() * 1e9 / (last - first);
  }

  PathReport report(double framesPerSecond) {
    List<Long> path = new ArrayList<>();
    List<Long> own = new ArrayList<>();
    List<Long> between = new ArrayList<>();
    arrived.forEach(
        (frame, arrival) -> {
          long whole = arrival - sent.get(frame);
          long inStages = stages.getOrDefault(frame, 0L);
          path.add(whole);
          own.add(inStages);
          between.add(whole - inStages);
        });
    return new PathReport(
        Percentiles.ofNanos(path),
        Percentiles.ofNanos(own),
        Percentiles.ofNanos(between),
        framesPerSecond,
        sent.size(),
        sent.size() - path.size());
  }
}
