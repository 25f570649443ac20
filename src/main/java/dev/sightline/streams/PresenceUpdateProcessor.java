package dev.sightline.streams;

import dev.sightline.events.CloudEvent;
import dev.sightline.events.Outcome;
import dev.sightline.events.PresenceRecord;
import dev.sightline.events.PresenceRecords;
import dev.sightline.events.RecordCodec;
import dev.sightline.events.RecordCodecs;
import dev.sightline.matching.CameraPresence;
import dev.sightline.matching.CameraState;
import dev.sightline.matching.PresenceEvent;
import dev.sightline.matching.PresenceStep;
import dev.sightline.matching.Strangers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** From decided frames to who comes and goes. */
final class PresenceUpdateProcessor extends StageProcessor<InFlight<MatchedFrame>> {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final CameraPresence presence;
  private final SilenceWatch silence;
  private final RecordCodec<PresenceRecord> codec = RecordCodecs.presence();
  private final Strangers strangers;
  private KeyValueStore<String, CameraState> store;
  private StrangerBook book;
  private boolean isWrittenAnew;

  PresenceUpdateProcessor(Wiring wiring, Matching matching) {
    super(new Node(Stage.MATCH, Nodes.PRESENCE_UPDATE), wiring);
    this.presence = matching.presence();
    this.strangers = matching.strangers();
    this.silence = new SilenceWatch(presence.silence());
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    super.init(context);
    store = context.getStateStore(Nodes.PRESENCE_STORE);
    book = new StrangerBook(strangers, context.getStateStore(Nodes.STRANGERS_STORE));
    Instant now = now();
    CameraStores.all(store).forEach(camera -> silence.heard(camera.value, now));
    Duration often = presence.silence().dividedBy(4);
    context.schedule(
        often.compareTo(LONGEST_PAUSE) < 0 ? often : LONGEST_PAUSE,
        PunctuationType.WALL_CLOCK_TIME,
        wallClock -> tick(Instant.ofEpochMilli(wallClock)));
  }

  private void tick(Instant now) {
    if (!isWrittenAnew) {
      CameraStores.writeAnew(store);
      book.writeAnew();
      isWrittenAnew = true;
    }
    endSilent(now);
  }

  @Override
  public void process(Record<byte[], InFlight<MatchedFrame>> record) {
    CameraState before = state(record.value().value().frame().frame().camera());
    run(
        record,
        record.value().source(),
        () -> Outcome.done(told(presence.advance(before, record.value().value().observed()))),
        (step, nanos) -> {
          if (step.state().late() > before.late()) {
            metrics().late(before.camera());
          }
          apply(step);
          silence.heard(step.state(), now());
        });
  }

  private CameraState state(String camera) {
    CameraState known = store.get(camera);
    return known == null ? CameraState.empty(camera) : known;
  }

  private void endSilent(Instant now) {
    silence.silentAt(now).forEach(camera -> apply(told(presence.onSilence(state(camera)))));
  }

  private PresenceStep told(PresenceStep step) {
    return new PresenceStep(step.state(), book.tell(step.events()));
  }

  private void apply(PresenceStep step) {
    step.events().forEach(this::publish);
    store.put(step.state().camera(), step.state());
  }

  /** No header of a frame goes along, not even a trace: an event is about many frames. */
  private void publish(PresenceEvent event) {
    PresenceRecord told = PresenceRecords.of(event);
    metrics().told(event.type());
    context()
        .forward(
            new Record<byte[], Object>(
                event.camera().getBytes(StandardCharsets.UTF_8),
                codec.write(told),
                event.occurredAt().toEpochMilli(),
                OutgoingHeaders.of(new RecordHeaders(), CloudEvent.headers(told))),
            Nodes.IDENTITY_EVENTS_SINK);
  }

  private Instant now() {
    return Instant.ofEpochMilli(context().currentSystemTimeMs());
  }
}
