package dev.sightline.sightings.films;

import dev.sightline.app.StageAssembly;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.FrameRef;
import dev.sightline.events.SightingRecord;
import dev.sightline.frames.Frame;
import dev.sightline.lifecycle.Resources;
import dev.sightline.sightings.SightingLog;
import dev.sightline.streams.Stage;
import dev.sightline.streams.StageMetrics;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.FramePublisher;
import dev.sightline.topics.TopicAdmin;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * A broker whose topics hold the sightings of films. They are made once by all stages of
 * recognition, with nobody enrolled; a folder that has them already is used as it is.
 */
public final class FilmedDeployment implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration AFTER = Duration.ofMinutes(10);
  private static final int QUIET_ROUNDS = 15;

  private final Resources resources;
  private final SightlineConfig config;

  private FilmedDeployment(Path folder, Resources resources) {
    this.resources = resources;
    BrokerProcess broker = resources.add(BrokerProcess.start(folder.resolve("broker"), Map.of()));
    this.config = config(broker, folder);
    try (TopicAdmin admin = new TopicAdmin(config.kafka().clients())) {
      admin.create(config.topics().specs(config.frames().maxBytes()));
    }
  }

  /** Starts a broker on a folder. */
  public static FilmedDeployment start(Path folder) {
    return Resources.open(resources -> new FilmedDeployment(folder, resources));
  }

  /** Nothing expires, because the films' times are fixed. */
  private static SightlineConfig config(BrokerProcess broker, Path folder) {
    String never = Long.toString(Duration.ofDays(3650).toMillis());
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("run.state.dir", folder.resolve("state").toString());
    settings.put("presence.strangers.retention.ms", never);
    for (String topic : List.of("frames", "faces", "embeddings", "matches", "identity.events")) {
      settings.put("topics." + topic + ".retention.ms", never);
    }
    settings.put("topics.sightings.retention.ms", never);
    String port = Integer.toString(freePort());
    settings.put("search.port", port);
    settings.put("search.url", "http://127.0.0.1:" + port);
    return SightlineConfig.load(Optional.empty(), Map.of(), settings);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("there is no free port", e);
    }
  }

  public SightlineConfig config() {
    return config;
  }

  /** Returns the sightings of films, which the stages make if there are none. */
  public List<SightingRecord> sightings(PersonFilms films)
      throws IOException, InterruptedException {
    List<SightingRecord> found = sightings();
    if (!found.isEmpty()) {
      return found;
    }
    MatchedFrames matched = new MatchedFrames();
    try (StageAssembly stages = StageAssembly.open(config, StageRange.all(), matched);
        StreamsRunner runner = stages.newRunner()) {
      runner.start();
      int frames = publish(films);
      await(() -> matched.count.get() >= frames, matched.count::get);
      int visits = films.films().size();
      await(() -> sightings().size() >= visits, () -> sightings().size());
    }
    return sightings();
  }

  /** Counts the frames that have passed all stages. */
  private static final class MatchedFrames implements StageMetrics {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void processed(Stage stage, FrameRef frame, int faces, long nanos) {
      if (stage == Stage.MATCH) {
        count.incrementAndGet();
      }
    }
  }

  /** Publishes all frames and returns their number. */
  private int publish(PersonFilms films) throws IOException, InterruptedException {
    int frames = 0;
    try (FramePublisher publisher =
        new FramePublisher(
            config.kafka().clients(), config.topics().names().frames(), config.frames())) {
      for (Film film : films.films()) {
        for (Frame frame : film.frames()) {
          publisher.publish(frame);
          frames++;
        }
        publisher.publish(film.emptyFrame(film.end().plus(AFTER)));
        frames++;
      }
      publisher.flush();
    }
    return frames;
  }

  /** Returns when a condition holds, or when its progress has stopped. */
  private static void await(BooleanSupplier done, IntSupplier progress)
      throws InterruptedException {
    int before = -1;
    for (int quiet = 0; !done.getAsBoolean() && quiet < QUIET_ROUNDS; quiet++) {
      Thread.sleep(PAUSE.toMillis());
      int now = progress.getAsInt();
      quiet = now > before ? 0 : quiet;
      before = now;
    }
  }

  /** Returns all sightings as they are in Kafka. */
  public List<SightingRecord> sightings() {
    try (SightingLog log =
        new SightingLog(config.kafka().clients(), config.topics().names(), Optional.empty())) {
      return log.find(sighting -> true);
    }
  }

  @Override
  public void close() {
    resources.close();
  }
}
