package dev.sightline.streams;

import dev.sightline.events.CloudEvent;
import dev.sightline.events.FrameRef;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.IdentityEventMapping;
import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodec;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.presence.CameraPresence;
import dev.sightline.presence.CameraState;
import dev.sightline.presence.ErasedPerson;
import dev.sightline.presence.ObservedFrame;
import dev.sightline.presence.PresenceChange;
import dev.sightline.presence.PresenceStep;
import dev.sightline.presence.Strangers;
import dev.sightline.streams.gallery.Erasures;
import dev.sightline.tracing.RecordSpan;
import dev.sightline.tracing.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** The processor that turns matched frames into presence events. */
final class PresenceUpdateProcessor extends StageProcessor<InFlightRecords<MatchedFrame>> {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final CameraPresence presence;
  private final SilenceWatch silence;
  private final RecordCodec<IdentityEvent> codec = RecordCodecs.presence();
  private final Strangers strangers;
  private final Erasures erasures;
  private final FrameTraces traces;
  private Erasures.Reader erased;
  private KeyValueStore<String, CameraState> store;
  private StrangerStore book;
  private boolean isWrittenAnew;

  PresenceUpdateProcessor(Wiring wiring, Matching matching, Erasures erasures) {
    super(new Node(Stage.MATCH, Nodes.PRESENCE_UPDATE), wiring);
    this.presence = matching.presence();
    this.strangers = matching.strangers();
    this.erasures = erasures;
    this.traces = new FrameTraces(wiring.tracing(), wiring.config().topics().identityEvents());
    this.silence = new SilenceWatch(presence.silence());
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    super.init(context);
    store = context.getStateStore(Nodes.PRESENCE_STORE);
    book = new StrangerStore(strangers, context.getStateStore(Nodes.STRANGERS_STORE));
    erased = erasures.newReader();
    Instant now = now();
    CameraStores.all(store).forEach(camera -> silence.heard(camera.value, now));
    Duration often = presence.silence().dividedBy(4);
    context.schedule(
        often.compareTo(LONGEST_PAUSE) < 0 ? often : LONGEST_PAUSE,
        PunctuationType.WALL_CLOCK_TIME,
        wallClock -> tick(Instant.ofEpochMilli(wallClock)));
  }

  @Override
  public void close() {
    erased.close();
    super.close();
  }

  private void tick(Instant now) {
    forgetErased();
    if (!isWrittenAnew) {
      CameraStores.writeAnew(store);
      book.writeAnew();
      isWrittenAnew = true;
    }
    endSilent(now);
  }

  @Override
  public void process(Record<byte[], InFlightRecords<MatchedFrame>> record) {
    FrameRef taken = record.value().value().frame().frame();
    ObservedFrame frame = record.value().value().observed();
    for (ErasedPerson person : forgetErased()) {
      frame = frame.without(person);
    }
    ObservedFrame observed = frame;
    CameraState before = state(taken.camera());
    run(
        record,
        record.value().origin(),
        () -> Outcome.done(told(presence.advance(before, observed))),
        done -> {
          PresenceStep step = done.value();
          if (step.state().late() > before.late()) {
            metrics().late(before.camera());
          }
          traces.put(taken.camera(), taken.capturedAt(), done.trace());
          apply(step, done.trace());
          silence.heard(step.state(), now());
        });
  }

  /** Applies new erasures. The current frame may have been matched just before. */
  private List<ErasedPerson> forgetErased() {
    List<ErasedPerson> persons = erased.pending();
    persons.forEach(this::forget);
    erased.done(persons);
    return persons;
  }

  private void forget(ErasedPerson person) {
    Set<String> tracks = new HashSet<>();
    for (KeyValue<String, CameraState> camera : CameraStores.all(store)) {
      PresenceStep step = presence.forget(camera.value, person);
      if (!step.state().equals(camera.value)) {
        camera.value.tracks().forEach(track -> tracks.add(track.id()));
        step.state().tracks().forEach(track -> tracks.remove(track.id()));
        apply(step, TraceContext.none());
        silence.heard(step.state(), now());
      }
    }
    book.forget(person.with(tracks));
  }

  private CameraState state(String camera) {
    CameraState known = store.get(camera);
    return known == null ? CameraState.empty(camera) : known;
  }

  private void endSilent(Instant now) {
    silence
        .silentAt(now)
        .forEach(camera -> apply(told(presence.onSilence(state(camera))), TraceContext.none()));
  }

  private PresenceStep told(PresenceStep step) {
    return new PresenceStep(step.state(), book.tell(step.events()));
  }

  /**
   * @param cause the frame that triggered the step; absent if a timeout did
   */
  private void apply(PresenceStep step, TraceContext cause) {
    step.events().forEach(event -> publish(event, cause));
    store.put(step.state().camera(), step.state());
  }

  private void publish(PresenceChange event, TraceContext cause) {
    IdentityEvent told = IdentityEventMapping.of(event);
    metrics().countEvent(event.type());
    RecordSpan span = traces.sending(event, cause);
    context()
        .forward(
            new Record<byte[], Object>(
                event.camera().getBytes(StandardCharsets.UTF_8),
                codec.write(told),
                event.occurredAt().toEpochMilli(),
                OutgoingHeaders.of(span.context(), CloudEvent.headers(told))),
            Nodes.IDENTITY_EVENTS_SINK);
    span.end();
  }

  private Instant now() {
    return Instant.ofEpochMilli(context().currentSystemTimeMs());
  }
}
