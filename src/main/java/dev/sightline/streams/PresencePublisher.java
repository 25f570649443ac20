package dev.sightline.streams;

import dev.sightline.events.CloudEvent;
import dev.sightline.events.OperationEvent;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.presence.ClockSetBack;
import dev.sightline.presence.ErasedPerson;
import dev.sightline.presence.PresenceChange;
import dev.sightline.sightings.RecentSightings;
import dev.sightline.sightings.Sightings;
import dev.sightline.streams.linking.Recording;
import dev.sightline.tracing.RecordSpan;
import dev.sightline.tracing.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what follows from steps of presence: events, sightings, and clocks that were set back.
 * Belongs to one thread.
 */
final class PresencePublisher {
  private static final Logger LOG = LoggerFactory.getLogger(PresencePublisher.class);

  private final ProcessorContext<byte[], Object> context;
  private final FrameTraces traces;
  private final TopologyConfig config;
  private final Recording recording;
  private final RecentSightings recent = new RecentSightings();

  /**
   * @param traces the traces that events belong to
   */
  PresencePublisher(
      ProcessorContext<byte[], Object> context,
      FrameTraces traces,
      TopologyConfig config,
      Recording recording) {
    this.context = context;
    this.traces = traces;
    this.config = config;
    this.recording = recording;
  }

  /**
   * Sends the events of a step.
   *
   * @param cause the frame that triggered the step; absent if a timeout did
   */
  void publishEvents(PresenceUpdate update, TraceContext cause) {
    update.clock().ifPresent(clock -> report(clock, cause));
    update.events().forEach(event -> publish(event, cause));
  }

  /** Sends the sightings of a step whose events were sent. */
  void publishSightings(PresenceUpdate update, TraceContext cause) {
    for (PresenceUpdate.Outgoing outgoing : update.events()) {
      Sightings.of(outgoing.change(), config.sightings())
          .ifPresent(sighting -> publish(sighting, cause));
    }
  }

  /** Removes the sightings of a person that were sent since the person was erased. */
  void forget(ErasedPerson person) {
    recent.remove(person).forEach(this::remove);
  }

  private void report(ClockSetBack clock, TraceContext cause) {
    OperationEvent event =
        OperationEvent.clock(
            clock.camera(), clock.to(), -clock.by().toMillis(), "its clock was set back");
    context.forward(
        new Record<byte[], Object>(
            clock.camera().getBytes(StandardCharsets.UTF_8),
            RecordCodecs.operations().write(event),
            clock.to().toEpochMilli(),
            OutgoingHeaders.of(cause, CloudEvent.headers(event))),
        Nodes.OPERATIONS_SINK);
    LOG.warn(
        "The clock of camera {} was set back by {} s, from {} to {}. Its visits end, and it is"
            + " followed by its new time",
        clock.camera(),
        clock.by().toMillis() / 1e3,
        clock.from(),
        clock.to());
  }

  private void publish(PresenceUpdate.Outgoing outgoing, TraceContext cause) {
    PresenceChange event = outgoing.change();
    RecordSpan span = traces.sending(event, cause);
    context.forward(
        new Record<byte[], Object>(
            event.subject().camera().getBytes(StandardCharsets.UTF_8),
            outgoing.value(),
            event.occurredAt().toEpochMilli(),
            OutgoingHeaders.of(span.context(), outgoing.headers())),
        Nodes.IDENTITY_EVENTS_SINK);
    span.end();
  }

  private void publish(SightingRecord sighting, TraceContext cause) {
    send(sighting.visit(), recording.seal().seal(sighting), sighting.span().lastSeen(), cause);
    recent.add(sighting, now());
  }

  private void remove(SightingRecord.Visit visit) {
    send(visit, null, now(), TraceContext.none());
  }

  private void send(SightingRecord.Visit visit, byte[] value, Instant time, TraceContext cause) {
    Record<byte[], Object> record =
        new Record<byte[], Object>(
            visit.toString().getBytes(StandardCharsets.UTF_8),
            value,
            time.toEpochMilli(),
            OutgoingHeaders.of(cause, Map.of()));
    context.forward(record, Nodes.SIGHTINGS_SINK);
    if (recording.linking().isPresent()) {
      context.forward(record, Nodes.VISITS_SINK);
    }
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
