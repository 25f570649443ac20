package dev.sightline.serving.view;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The cameras whose scenes were requested recently. Thread-safe. */
final class WantedCameras {
  private static final Duration MEMORY = Duration.ofSeconds(15);

  private final InstantSource clock;
  private final Map<String, Instant> wanted = new LinkedHashMap<>();

  WantedCameras(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(Collection<String> cameras) {
    Instant now = clock.instant();
    cameras.forEach(camera -> wanted.put(camera, now));
  }

  synchronized Set<String> now() {
    Instant limit = clock.instant().minus(MEMORY);
    wanted.values().removeIf(limit::isAfter);
    return Set.copyOf(wanted.keySet());
  }
}
