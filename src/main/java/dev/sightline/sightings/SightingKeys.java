package dev.sightline.sightings;

import dev.sightline.encryption.DataKey;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.codec.SealedSightings;
import dev.sightline.gallery.PersonId;
import dev.sightline.topics.WrappedKeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts a sighting with its person's key, or with a key of the day if the person is unknown or
 * has no key. A day's key is made when it is needed, and destroyed when no sighting of the day is
 * kept any more. Several processes may make keys of one day. Any thread may use it.
 */
public final class SightingKeys implements SightingSeal, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SightingKeys.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread expiry = new Thread(task, "sighting-keys");
            expiry.setDaemon(true);
            return expiry;
          });
  private final Supplier<WrappedKeyStore> open;
  private final Duration retention;
  private final Clock clock;
  private Optional<WrappedKeyStore> store = Optional.empty();
  private LocalDate checked = LocalDate.MIN;

  /**
   * @param open opens the keys, when the first is needed
   * @param retention how long sightings are kept
   */
  public SightingKeys(Supplier<WrappedKeyStore> open, Duration retention, Clock clock) {
    this.open = open;
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public synchronized byte[] seal(SightingRecord sighting) {
    destroyExpired();
    return seal(sighting, keys(), new HashMap<>());
  }

  private WrappedKeyStore keys() {
    if (store.isEmpty()) {
      store = Optional.of(open.get());
    }
    return store.get();
  }

  /**
   * @param found the keys that were found before; receives more
   */
  static byte[] seal(SightingRecord sighting, WrappedKeyStore keys, Map<PersonId, DataKey> found) {
    DataKey key =
        sighting
            .subject()
            .person()
            .flatMap(
                person ->
                    Optional.ofNullable(
                        found.computeIfAbsent(person, one -> keys.find(one).orElse(null))))
            .orElseGet(() -> found.computeIfAbsent(sighting.day(), keys::findOrCreate));
    return SealedSightings.seal(sighting, key);
  }

  /**
   * Destroys keys on the day on which they expire, also if nothing is sealed any more, until this
   * is closed.
   */
  public void expire() {
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(this::expireNow, 0, 1, TimeUnit.HOURS);
  }

  private void expireNow() {
    try {
      destroyExpired();
    } catch (RuntimeException e) {
      LOG.warn("The keys of expired sightings are not destroyed yet: {}", e.getMessage());
    }
  }

  /** Destroys the keys of the days whose sightings have expired, once a day. */
  synchronized void destroyExpired() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (today.equals(checked)) {
      return;
    }
    LocalDate oldest = LocalDate.ofInstant(clock.instant().minus(retention), ZoneOffset.UTC);
    for (PersonId day : keys().ownersIn(SightingRecord.DAYS)) {
      if (LocalDate.parse(day.person()).isBefore(oldest)) {
        keys().destroy(day);
      }
    }
    checked = today;
  }

  @Override
  public void close() {
    thread.shutdown();
    synchronized (this) {
      store.ifPresent(WrappedKeyStore::close);
    }
  }
}
