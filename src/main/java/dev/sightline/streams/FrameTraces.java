package dev.sightline.streams;

import dev.sightline.collections.BoundedMaps;
import dev.sightline.presence.PresenceChange;
import dev.sightline.presence.Sighting;
import dev.sightline.tracing.RecordSpan;
import dev.sightline.tracing.TraceContext;
import dev.sightline.tracing.TracedRecord;
import dev.sightline.tracing.Tracing;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The traces of the newest frames, for events that are published later. In memory only: no decision
 * depends on a trace, and after a restart an event belongs to the trace of the frame that triggered
 * it. Belongs to one thread.
 */
final class FrameTraces {
  /** The maximum number of traces per partition: half a minute of a dozen cameras. */
  static final int MAX_TRACES = 4096;

  private final Tracing tracing;
  private final String topic;
  private final Map<Frame, TraceContext> traces = BoundedMaps.insertionOrdered(MAX_TRACES);

  private record Frame(String camera, Instant capturedAt) {}

  /**
   * @param topic the topic that events are sent to
   */
  FrameTraces(Tracing tracing, String topic) {
    this.tracing = tracing;
    this.topic = topic;
  }

  /** Stores the trace of a frame; if a frame comes twice, the first counts. */
  void put(String camera, Instant capturedAt, TraceContext trace) {
    if (trace.isPresent()) {
      traces.putIfAbsent(new Frame(camera, capturedAt), trace);
    }
  }

  /**
   * Starts the span of sending an event. An event is about many frames. It belongs to the trace of
   * the last frame that shows the person, and links to those of the best shot and of the frame that
   * triggered it.
   *
   * @param cause the context of the frame that triggered it; absent if a timeout triggered the
   *     event
   */
  RecordSpan sending(PresenceChange event, TraceContext cause) {
    Sighting seen = event.sighting();
    RecordSpan span =
        tracing.send(
            TracedRecord.outgoing(topic, event.subject().camera()),
            find(event.subject().camera(), seen.lastSeen()).orElse(cause),
            Stream.concat(
                    find(event.subject().camera(), seen.best().capturedAt()).stream(),
                    Stream.of(cause))
                .toList());
    span.event(event.id(), event.type().code());
    return span;
  }

  private Optional<TraceContext> find(String camera, Instant capturedAt) {
    return Optional.ofNullable(traces.get(new Frame(camera, capturedAt)));
  }
}
