package dev.sightline.sightings.search;

import dev.sightline.events.DataKeys;
import dev.sightline.events.Outcome;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.codec.SealedSightings;
import dev.sightline.gallery.PersonId;
import dev.sightline.sightings.index.IndexedSighting;
import dev.sightline.sightings.index.SightingHits;
import dev.sightline.sightings.index.SightingIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of one partition's sightings as a state store of Kafka Streams.
 *
 * <p>Its changelog is the topic of sightings itself. A restart opens the files and reads on from
 * the last commit; a record that is applied twice is the same.
 */
final class SightingStore implements StateStore {
  static final String NAME = "sightings";

  private static final Logger LOG = LoggerFactory.getLogger(SightingStore.class);

  private final Contents contents;
  private SightingIndex index;
  private DataKeys keys = DataKeys.none();
  private LocalDate oldest = LocalDate.MIN;
  private volatile boolean open;

  /**
   * What a store holds.
   *
   * @param keys opens the keys of persons and days
   * @param retention how long sightings are kept
   * @param clock says what is older
   */
  record Contents(Supplier<DataKeys> keys, Duration retention, InstantSource clock) {}

  SightingStore(Contents contents) {
    this.contents = contents;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    keys = contents.keys().get();
    try {
      index = SightingIndex.open(context.stateDir().toPath().resolve(NAME));
    } catch (IOException e) {
      throw new UncheckedIOException("the index of sightings cannot be opened", e);
    }
    open = true;
    expire();
    context.register(root, this::apply);
  }

  /** Applies a record: adds or replaces a sighting, or removes it. */
  void apply(byte[] key, byte[] value) {
    String name = new String(key, StandardCharsets.UTF_8);
    try {
      if (value == null || !put(name, value)) {
        index.remove(name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the index of sightings cannot be written", e);
    }
  }

  /** Puts a sighting into the index, unless it is erased, too old or not readable. */
  private boolean put(String name, byte[] value) throws IOException {
    Outcome<SightingRecord> read = SealedSightings.read(value, keys);
    SightingRecord sighting = read.fold(done -> done, rejected -> null);
    if (sighting == null
        || !sighting.visit().toString().equals(name)
        || dayOf(sighting).isBefore(oldest)) {
      return false;
    }
    try {
      index.put(indexed(name, sighting), value);
      return true;
    } catch (IllegalArgumentException e) {
      LOG.warn("A sighting cannot be searched: {}", e.getMessage());
      return false;
    }
  }

  private static LocalDate dayOf(SightingRecord sighting) {
    return LocalDate.ofInstant(sighting.span().lastSeen(), ZoneOffset.UTC);
  }

  private static IndexedSighting indexed(String name, SightingRecord sighting) {
    List<String> subjects =
        Stream.concat(
                sighting.subject().person().map(PersonId::toString).stream(),
                sighting.subject().stranger().or(sighting::stranger).stream())
            .toList();
    return new IndexedSighting(
        name,
        sighting.span().firstSeen(),
        sighting.span().lastSeen(),
        sighting.visit().camera(),
        subjects,
        sighting.views());
  }

  /** Answers a question for this partition. */
  SearchAnswer answer(SearchRequest request) {
    if (request.key() != null) {
      List<SearchAnswer.Hit> one =
          index.payload(request.key()).stream()
              .map(record -> new SearchAnswer.Hit(request.key(), 0, 0, record))
              .toList();
      return new SearchAnswer(one, 0, 0, new TreeSet<>(), 1);
    }
    SightingHits found =
        request
            .search()
            .map(index::nearest)
            .orElseGet(
                () -> new SightingHits(index.list(request.admitting(), request.limit()), 0, 0));
    List<SearchAnswer.Hit> hits =
        found.hits().stream()
            .map(
                hit ->
                    new SearchAnswer.Hit(
                        hit.key(),
                        hit.cosineSimilarity(),
                        hit.firstSeen().toEpochMilli(),
                        hit.payload()))
            .toList();
    return new SearchAnswer(hits, found.compared(), found.otherModel(), new TreeSet<>(), 1);
  }

  long count() {
    return open ? index.count() : 0;
  }

  /** Removes the days that are older than the retention, once a day. */
  private void expire() {
    LocalDate first =
        LocalDate.ofInstant(contents.clock().instant().minus(contents.retention()), ZoneOffset.UTC);
    if (first.isAfter(oldest)) {
      oldest = first;
      try {
        index.removeBefore(first);
      } catch (IOException e) {
        throw new UncheckedIOException("old sightings cannot be removed", e);
      }
    }
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    expire();
    try {
      index.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the index of sightings cannot be written", e);
    }
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      keys.close();
      try {
        index.close();
      } catch (IOException e) {
        throw new UncheckedIOException("the index of sightings cannot be closed", e);
      }
    }
  }

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public boolean isOpen() {
    return open;
  }
}
