package dev.sightline.streams;

import dev.sightline.events.FrameRef;
import dev.sightline.events.RejectionReason;
import dev.sightline.presence.ClockSetBack;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what it was told, as text. */
final class CountingMetrics implements StageMetrics {
  final List<String> processed = new CopyOnWriteArrayList<>();
  final List<String> rejected = new CopyOnWriteArrayList<>();
  final List<ClockSetBack> clocks = new CopyOnWriteArrayList<>();
  final List<String> galleryRefused = new CopyOnWriteArrayList<>();
  final AtomicInteger galleryForeign = new AtomicInteger();

  @Override
  public void processed(Stage stage, FrameRef frame, int faces, long nanos) {
    processed.add(stage.code() + " " + faces + " faces");
  }

  @Override
  public void rejected(Stage stage, RejectionReason reason) {
    rejected.add(stage.code() + " " + reason.code());
  }

  @Override
  public void clockSetBack(ClockSetBack clock) {
    clocks.add(clock);
  }

  @Override
  public void galleryForeign(int templates) {
    galleryForeign.set(templates);
  }

  @Override
  public void galleryRefused(RejectionReason reason) {
    galleryRefused.add(reason.code());
  }
}
