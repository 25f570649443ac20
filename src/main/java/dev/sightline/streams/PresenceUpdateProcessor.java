package dev.sightline.streams;

import dev.sightline.events.FrameRef;
import dev.sightline.events.Outcome;
import dev.sightline.presence.CameraPresence;
import dev.sightline.presence.CameraState;
import dev.sightline.presence.ErasedPerson;
import dev.sightline.presence.ObservedFace;
import dev.sightline.presence.ObservedFrame;
import dev.sightline.presence.PresenceStep;
import dev.sightline.presence.StrangerSighting;
import dev.sightline.presence.StrangerState;
import dev.sightline.streams.gallery.Erasures;
import dev.sightline.streams.linking.Recording;
import dev.sightline.streams.state.CameraRecords;
import dev.sightline.streams.state.CameraStores;
import dev.sightline.streams.state.StrangerStore;
import dev.sightline.streams.state.SweepTimer;
import dev.sightline.tracing.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The processor that turns matched frames into presence events. */
final class PresenceUpdateProcessor extends StageProcessor<InFlightRecords<MatchedFrame>> {
  private static final Duration TICK = Duration.ofMillis(250);

  private final CameraPresence presence;
  private final SilenceWatch silence;
  private final InputProgress input;
  private final Matching matching;
  private final Erasures erasures;
  private final FrameTraces traces;
  private final TopologyConfig config;
  private final Recording recording;
  private PresencePublisher publisher;
  private Erasures.Reader erased;
  private CameraRecords<CameraState, ObservedFace> cameras;
  private CameraRecords<StrangerState, StrangerSighting> strangerRecords;
  private StrangerStore strangers;
  private SweepTimer sweeps;
  private boolean isWrittenAnew;

  PresenceUpdateProcessor(
      Wiring wiring, Matching matching, ProcessLinks links, Recording recording) {
    super(new Node(Stage.MATCH, Nodes.PRESENCE_UPDATE), wiring);
    this.presence = matching.presence();
    this.matching = matching;
    this.erasures = links.gallery().erasures();
    this.input = links.input();
    this.config = wiring.config();
    this.recording = recording;
    this.traces = new FrameTraces(wiring.tracing(), wiring.config().topics().identityEvents());
    this.silence = new SilenceWatch(presence.grace(), presence.silence());
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    super.init(context);
    cameras =
        CameraStores.presence(context.getStateStore(Nodes.PRESENCE_STORE), matching.encryption());
    strangerRecords =
        CameraStores.strangers(context.getStateStore(Nodes.STRANGERS_STORE), matching.encryption());
    strangers = new StrangerStore(matching.strangers(), strangerRecords);
    sweeps = new SweepTimer(context.appConfigs());
    publisher = new PresencePublisher(context, traces, config, recording);
    erased = erasures.newReader();
    Instant now = now();
    cameras.cameras().forEach(camera -> silence.heard(state(camera), now));
    context.schedule(
        TICK, PunctuationType.WALL_CLOCK_TIME, wallClock -> tick(Instant.ofEpochMilli(wallClock)));
  }

  @Override
  public void close() {
    erased.close();
    super.close();
  }

  private void tick(Instant now) {
    forgetErased();
    if (!isWrittenAnew) {
      cameras.writeAnew();
      strangerRecords.writeAnew();
      isWrittenAnew = true;
    }
    decideWaiting(now);
    endSilent(now);
    sweep(now);
  }

  /** The last act of a tick: a commit that is due follows, before another frame. */
  private void sweep(Instant now) {
    if (sweeps.isDue(now)) {
      cameras.sweep();
      strangerRecords.sweep();
    }
  }

  @Override
  public void process(Record<byte[], InFlightRecords<MatchedFrame>> record) {
    FrameRef taken = record.value().value().frame().frame();
    List<ErasedPerson> erasedNow = forgetErased();
    CameraState before = state(taken.camera());
    run(
        record,
        record.value().origin(),
        () -> advance(before, record.value().value(), erasedNow),
        done -> {
          CameraState after = done.value().state();
          for (long i = before.late(); i < after.late(); i++) {
            measure(metrics -> metrics.late(before.camera()));
          }
          traces.put(taken.camera(), taken.capturedAt(), done.trace());
          apply(done.value(), done.trace());
          silence.heard(after, now());
        });
  }

  private Outcome<PresenceUpdate> advance(
      CameraState before, MatchedFrame matched, List<ErasedPerson> erasedNow) {
    ObservedFrame frame = matched.observed();
    for (ErasedPerson person : erasedNow) {
      frame = frame.without(person);
    }
    return update(presence.advance(before, frame)).ifSendable(config);
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
    for (String camera : cameras.cameras()) {
      CameraState before = state(camera);
      PresenceStep step = presence.forget(before, person);
      if (!step.state().equals(before)) {
        before.tracks().forEach(track -> tracks.add(track.id()));
        step.state().tracks().forEach(track -> tracks.remove(track.id()));
        store(
            PresenceUpdate.of(step, new StrangerStore.Published(step.events(), Optional.empty())),
            TraceContext.none());
        silence.heard(step.state(), now());
      }
      cameras.purge(camera);
    }
    strangers.forget(person.with(tracks));
    publisher.forget(person.with(tracks));
  }

  private CameraState state(String camera) {
    return cameras.get(camera).orElseGet(() -> CameraState.empty(camera));
  }

  private void decideWaiting(Instant now) {
    for (String camera : silence.waitingAt(now)) {
      apply(update(presence.onGrace(state(camera))), TraceContext.none());
    }
  }

  private void endSilent(Instant now) {
    int partition = context().taskId().partition();
    for (String camera : silence.silentIn(input.covered(partition, now))) {
      apply(update(presence.onSilence(state(camera))), TraceContext.none());
    }
  }

  private PresenceUpdate update(PresenceStep step) {
    return PresenceUpdate.of(step, strangers.publish(step.state().camera(), step.events()));
  }

  /**
   * @param cause the frame that triggered the step; absent if a timeout did
   */
  private void apply(PresenceUpdate update, TraceContext cause) {
    store(update, cause);
    publisher.publishSightings(update, cause);
  }

  private void store(PresenceUpdate update, TraceContext cause) {
    String camera = update.state().camera();
    update.clock().ifPresent(clock -> measure(metrics -> metrics.clockSetBack(clock)));
    update.events().forEach(event -> measure(metrics -> metrics.countEvent(event.change().type())));
    publisher.publishEvents(update, cause);
    update.strangers().ifPresent(remembered -> strangers.put(camera, remembered));
    cameras.put(camera, update.state());
  }

  private Instant now() {
    return Instant.ofEpochMilli(context().currentSystemTimeMs());
  }
}
