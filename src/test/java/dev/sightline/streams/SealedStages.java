package dev.sightline.streams;

import static org.awaitility.Awaitility.await;

import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.events.DataKeys;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.codec.StateEncryption;
import dev.sightline.sightings.SightingKeys;
import dev.sightline.sightings.SightingLog;
import dev.sightline.sightings.SightingSeal;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.WrappedKeyReader;
import dev.sightline.topics.WrappedKeyStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Stages without pictures whose state and sightings are encrypted, and their sightings.
 *
 * @param keys if empty, nothing is encrypted
 */
record SealedStages(Pipeline pipeline, Optional<KeyEncryptionKeys> keys) {

  /** A runner of all stages, which is not started. */
  StreamsRunner runner(Path state) {
    RecognitionStages stages = new FakeStages().of(StageRange.all());
    Matching matching = stages.match().orElseThrow();
    return pipeline.runner(
        Pipeline.oneThread(pipeline.prefix() + "app", state.resolve(pipeline.prefix())),
        stages
            .withMatch(
                new Matching(
                    matching.models(),
                    matching.presence(),
                    matching.strangers(),
                    matching.gallery(),
                    this::reader,
                    StateEncryption.with(keys)))
            .withSightings(seal()));
  }

  private SightingSeal seal() {
    return keys.<SightingSeal>map(
            with ->
                sighting -> {
                  try (SightingKeys seal =
                      new SightingKeys(
                          () -> store(pipeline, with), Duration.ofDays(30), Clock.systemUTC())) {
                    return seal.seal(sighting);
                  }
                })
        .orElseGet(SightingSeal::none);
  }

  static WrappedKeyStore store(Pipeline pipeline, KeyEncryptionKeys keys) {
    return new WrappedKeyStore(pipeline.clients(), pipeline.config().topics().keys(), keys);
  }

  /** The keys for reading; the caller closes them. */
  DataKeys reader() {
    return keys.<DataKeys>map(
            found ->
                new WrappedKeyReader(pipeline.clients(), pipeline.config().topics().keys(), found))
        .orElseGet(DataKeys::none);
  }

  /** All sightings, when there are so many. */
  List<SightingRecord> awaitSightings(int count) {
    return await().atMost(Pipeline.TIMEOUT).until(this::sightings, found -> found.size() == count);
  }

  List<SightingRecord> sightings() {
    try (SightingLog log =
        new SightingLog(
            pipeline.clients(),
            pipeline.config().topics(),
            keys.map(with -> store(pipeline, with)))) {
      return log.find(sighting -> true);
    }
  }
}
