package dev.sightline.streams;

import dev.sightline.presence.PresenceChange;
import dev.sightline.presence.Sighting;
import dev.sightline.tracing.RecordSpan;
import dev.sightline.tracing.TraceContext;
import dev.sightline.tracing.TracedRecord;
import dev.sightline.tracing.Tracing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The traces that the newest frames belong to, for events that are told later. In memory only: a
 * trace decides nothing, and after a restart an event belongs to the trace of whatever frame made
 * it known. Belongs to one thread.
 */
final class FrameTraces {
  /** Of a partition; half a minute of a dozen cameras. */
  static final int MAX_TRACES = 4096;

  private final Tracing tracing;
  private final String topic;
  private final Map<Frame, TraceContext> traces =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Frame, TraceContext> eldest) {
          return size() > MAX_TRACES;
        }
      };

  private record Frame(String camera, Instant capturedAt) {}

  /**
   * @param topic where events are sent
   */
  FrameTraces(Tracing tracing, String topic) {
    this.tracing = tracing;
    this.topic = topic;
  }

  /** A frame belongs to a trace; of one that comes twice the first counts. */
  void put(String camera, Instant capturedAt, TraceContext trace) {
    if (trace.isPresent()) {
      traces.putIfAbsent(new Frame(camera, capturedAt), trace);
    }
  }

  /**
   * Begins to send an event. It is about many frames: it belongs to the trace of the last that
   * shows whom it is about, and links to those of the best shot and of the frame that made it
   * known.
   *
   * @param cause of the frame that made it known; not present if it was time
   */
  RecordSpan sending(PresenceChange event, TraceContext cause) {
    Sighting seen = event.sighting();
    RecordSpan span =
        tracing.send(
            TracedRecord.outgoing(topic, event.camera()),
            find(event.camera(), seen.lastSeen()).orElse(cause),
            Stream.concat(find(event.camera(), seen.best().capturedAt()).stream(), Stream.of(cause))
                .toList());
    span.event(event.id(), event.type().code());
    return span;
  }

  private Optional<TraceContext> find(String camera, Instant capturedAt) {
    return Optional.ofNullable(traces.get(new Frame(camera, capturedAt)));
  }
}
