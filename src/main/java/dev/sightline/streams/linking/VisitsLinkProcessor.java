package dev.sightline.streams.linking;

import dev.sightline.events.CloudEvent;
import dev.sightline.events.DataKeys;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.StrangerLink;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.events.codec.SealedSightings;
import dev.sightline.presence.Stranger;
import dev.sightline.presence.StrangerSighting;
import dev.sightline.presence.StrangerState;
import dev.sightline.sightings.CommonStrangers;
import dev.sightline.streams.state.CameraRecords;
import dev.sightline.streams.state.CameraStores;
import dev.sightline.streams.state.SweepTimer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The processor that turns the ended visits of all cameras into links between strangers. */
final class VisitsLinkProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration BETWEEN_EXPIRIES = Duration.ofMinutes(1);

  /** The most links of strangers. Those made longest ago are dropped first. */
  private static final int MAX_LINKS = 65_536;

  /** The name under which the one state is stored. */
  private static final String ALL = "all";

  private final Linking linking;
  private final CommonStrangers links = new CommonStrangers();
  private ProcessorContext<byte[], byte[]> context;
  private DataKeys keys;
  private WaitingVisits waiting;
  private NamedVisits named;
  private CameraRecords<StrangerState, StrangerSighting> records;
  private KeyValueStore<String, byte[]> stored;
  private SweepTimer sweeps;
  private Instant lastArrival;
  private Instant lastExpiry = Instant.EPOCH;
  private boolean isWrittenAnew;

  VisitsLinkProcessor(Linking linking) {
    this.linking = linking;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    keys = linking.keys().get();
    waiting = new WaitingVisits(context.getStateStore(Linking.WAITING_STORE));
    named =
        new NamedVisits(
            new WaitingVisits(context.getStateStore(Linking.NAMED_STORE)),
            linking.travel(),
            this::read);
    records =
        CameraStores.strangers(context.getStateStore(Linking.VISITS_STORE), linking.encryption());
    stored = context.getStateStore(Linking.LINKS_STORE);
    try (KeyValueIterator<String, byte[]> all = stored.all()) {
      all.forEachRemaining(link -> links.apply(link.key, link.value));
    }
    sweeps = new SweepTimer(context.appConfigs());
    lastArrival = now();
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, time -> tick());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    lastArrival = now();
    if (record.value() == null) {
      forget(new Linker.Gone(key, Optional.empty(), Instant.ofEpochMilli(record.timestamp())));
      return;
    }
    read(record.value())
        .filter(visit -> visit.visit().toString().equals(key))
        .ifPresent(visit -> take(visit, record.value()));
  }

  private void take(SightingRecord visit, byte[] value) {
    String key = visit.visit().toString();
    if (visit.subject().person().isPresent()) {
      forget(new Linker.Gone(key, Optional.of(unnamed(visit)), visit.span().lastSeen()));
    }
    waiting.put(key, visit.span().lastSeen(), value);
    decide(waiting.take(linking.grace()));
  }

  /** Returns the stranger's id that a person's visit had, or would have had. */
  private static String unnamed(SightingRecord visit) {
    return visit.subject().stranger().orElseGet(() -> Stranger.idFor(visit.subject().track()));
  }

  private Optional<SightingRecord> read(byte[] value) {
    return SealedSightings.read(value, keys)
        .fold(Optional::of, erased -> Optional.<SightingRecord>empty());
  }

  private void decide(List<byte[]> visits) {
    for (byte[] value : visits) {
      read(value).ifPresent(visit -> decide(visit, value));
    }
  }

  private void decide(SightingRecord visit, byte[] value) {
    Instant lastSeen = visit.span().lastSeen();
    if (visit.subject().person().isPresent()) {
      named.add(visit, value).ifPresent(this::send);
    } else {
      apply(linking.linker().see(state(), links, visit), lastSeen);
      visit.stranger().ifPresent(stranger -> renew(stranger, lastSeen));
    }
  }

  /** Writes a link again that would expire although the stranger still comes. */
  private void renew(String stranger, Instant seen) {
    Instant old = seen.minus(linking.retention().dividedBy(2));
    links
        .of(stranger)
        .filter(link -> link.occurredAt().isBefore(old))
        .ifPresent(link -> put(link.renewed(seen)));
  }

  private void forget(Linker.Gone gone) {
    waiting.remove(gone.key());
    named.remove(gone.key());
    StrangerState before = state();
    LinkStep step = linking.linker().forget(before, links, gone);
    apply(step, gone.at());
    if (!step.state().equals(before)) {
      records.purge(ALL);
    }
  }

  private void apply(LinkStep step, Instant at) {
    records.put(ALL, step.state());
    step.links().forEach(this::put);
    new TreeSet<>(step.removed()).forEach(stranger -> remove(stranger, at));
  }

  private void put(StrangerLink link) {
    byte[] value = RecordCodecs.strangerLinks().write(link);
    links.put(link);
    stored.put(link.stranger(), value);
    send(link.stranger(), value, link.occurredAt(), CloudEvent.headers(link));
  }

  private void remove(String stranger, Instant at) {
    links.remove(stranger);
    stored.delete(stranger);
    send(stranger, null, at, Map.of());
  }

  private void send(String stranger, byte[] value, Instant at, Map<String, String> headers) {
    context.forward(
        new Record<>(bytes(stranger), value, Math.max(0, at.toEpochMilli()), headers(headers)),
        Linking.LINKS_SINK);
  }

  private void send(IdentityEvent event) {
    context.forward(
        new Record<>(
            bytes(event.camera()),
            RecordCodecs.presence().write(event),
            Math.max(0, event.occurredAt().toEpochMilli()),
            headers(CloudEvent.headers(event))),
        Linking.EVENTS_SINK);
  }

  private static RecordHeaders headers(Map<String, String> headers) {
    RecordHeaders all = new RecordHeaders();
    headers.forEach((name, text) -> all.add(name, bytes(text)));
    return all;
  }

  private void tick() {
    if (!isWrittenAnew) {
      records.writeAnew();
      isWrittenAnew = true;
    }
    Instant now = now();
    if (!waiting.isEmpty() && !now.isBefore(lastArrival.plus(linking.grace()))) {
      decide(waiting.take(Duration.ZERO));
    }
    if (!now.isBefore(lastExpiry.plus(BETWEEN_EXPIRIES))) {
      lastExpiry = now;
      links
          .expired(waiting.newest().minus(linking.retention()), MAX_LINKS)
          .forEach(link -> remove(link.stranger(), waiting.newest()));
    }
    if (sweeps.isDue(now)) {
      records.sweep();
    }
  }

  private StrangerState state() {
    return records.get(ALL).orElseGet(StrangerState::empty);
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    keys.close();
  }
}
