package dev.sightline.cli.demo;

import dev.sightline.app.CuratorAssembly;
import dev.sightline.app.SearchAssembly;
import dev.sightline.app.ServeAssembly;
import dev.sightline.app.StageAssembly;
import dev.sightline.cameras.status.CameraWatch;
import dev.sightline.cli.gallery.EnrolmentText;
import dev.sightline.config.SightlineConfig;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.gallery.PersonId;
import dev.sightline.lifecycle.Resources;
import dev.sightline.streams.RecognitionCounts;
import dev.sightline.streams.Stage;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.runner.StreamsRunner;
import dev.sightline.topics.FramePublisher;
import dev.sightline.topics.TopicAdmin;
import dev.sightline.tracing.Tracing;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The demonstration: topics, enrolment, stages, cameras, events, summary. */
final class Demo {
  private static final String COLLECTION = "demo";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration CATCH_UP = Duration.ofSeconds(60);

  /** The interval at which the match stage checks for silent cameras. */
  private static final Duration NOTICED_AFTER = Duration.ofSeconds(2);

  private final SightlineConfig config;
  private final PrintWriter progress;
  private final Tracing tracing;
  private final RecognitionCounts counts = new RecognitionCounts();

  /**
   * @param progress receives messages for people
   * @param tracing the factory of spans
   */
  Demo(SightlineConfig config, PrintWriter progress, Tracing tracing) {
    this.config = config;
    this.progress = progress;
    this.tracing = tracing;
  }

  /**
   * Runs the script.
   *
   * @param screen shows each event as it arrives
   * @param until keeps filming after that until it is open
   * @return whether every frame was recognised and every event arrived
   */
  boolean play(DemoScript script, DemoScreen screen, CountDownLatch until)
      throws InterruptedException {
    createTopics();
    enroll(script);
    say("loading the model and starting the stages");
    try (StageAssembly assembly = StageAssembly.open(config, StageRange.all(), counts, tracing);
        StreamsRunner runner = assembly.newRunner();
        CameraWatch watch =
            new CameraWatch(
                config.kafka().clients(),
                config.topics().names(),
                config.run().applicationId(),
                Clock.systemUTC());
        Resources beside = new Resources();
        ServeAssembly serving = ServeAssembly.start(config);
        FramePublisher publisher = publisher();
        DemoReports reports = DemoReports.start(config, script.cameras().keySet(), publisher);
        EventCollector collector = EventCollector.open(config, screen, Clock.systemUTC())) {
      SearchAssembly.startBeside(config).ifPresent(beside::add);
      say("the page is at " + serving.address());
      runner.start();
      if (!runner.awaitRunning(START_TIMEOUT)) {
        throw new IllegalStateException("the stages did not run within " + START_TIMEOUT);
      }
      watch.start(runner::covered);
      Studio studio = new Studio(script, publisher, reports);
      boolean complete = film(studio, collector);
      filmOn(studio, until);
      return complete;
    }
  }

  private void createTopics() {
    try (TopicAdmin admin = new TopicAdmin(config.kafka().clients())) {
      List<String> created = admin.create(config.topics().specs(config.frames().maxBytes()));
      say("created topics " + String.join(", ", created));
    }
  }

  private void enroll(DemoScript script) {
    say("enrolling " + String.join(", ", script.people().keySet()));
    try (GalleryCurator curator = CuratorAssembly.open(config)) {
      script
          .people()
          .forEach(
              (person, pictures) ->
                  EnrolmentText.lines(curator.enroll(new PersonId(COLLECTION, person), pictures))
                      .forEach(line -> say("  " + line)));
    }
  }

  /** What films. */
  private record Studio(DemoScript script, FramePublisher publisher, DemoReports reports) {
    private CameraThreads start() {
      return CameraThreads.start(script.cameras(), publisher, reports::sent);
    }
  }

  private boolean film(Studio studio, EventCollector collector) throws InterruptedException {
    say("filming: " + String.join(", ", studio.script().cameras().keySet()));
    FramePublisher publisher = studio.publisher();
    try (CameraThreads cameras = studio.start()) {
      while (cameras.running()) {
        collector.collect();
      }
      publisher.flush();
      long sent = publisher.counts().sent();
      boolean complete = catchUp(sent, collector);
      long dropped = cameras.dropped() + publisher.counts().dropped();
      progress.print(
          new DemoSummary(
                  sent,
                  dropped,
                  counts.snapshot(),
                  collector.arrivals(),
                  new Visits(collector.events()))
              .text());
      progress.flush();
      return complete;
    }
  }

  /** Films in a loop. */
  private static void filmOn(Studio studio, CountDownLatch until) throws InterruptedException {
    while (until.getCount() > 0) {
      try (CameraThreads cameras = studio.start()) {
        while (cameras.running() && !until.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          // Wait while the cameras film.
        }
      }
    }
  }

  private FramePublisher publisher() {
    return new FramePublisher(
        config.kafka().clients(), config.topics().names().frames(), config.frames(), tracing);
  }

  /** Waits until all frames are processed, all visits are over and all events have arrived. */
  private boolean catchUp(long sent, EventCollector collector) {
    Duration silence = config.presence().silence();
    say("waiting " + silence.toMillis() / 1e3 + " s until all visits are over");
    long filmed = System.nanoTime();
    Duration patience = silence.plus(CATCH_UP);
    while (since(filmed).compareTo(silence.plus(NOTICED_AFTER)) < 0
        || !isComplete(sent, collector)) {
      if (since(filmed).compareTo(patience) > 0) {
        say("gave up waiting for the last events after " + patience);
        return false;
      }
      collector.collect();
    }
    return true;
  }

  private boolean isComplete(long sent, EventCollector collector) {
    RecognitionCounts.Snapshot done = counts.snapshot();
    long through = done.frames().get(Stage.MATCH) + sum(done.rejected().values());
    return through >= sent
        && collector.arrivals().size() >= sum(done.decided().values())
        && collector.events().size() >= sum(done.identityEvents().values())
        && new Visits(collector.events()).areOver();
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  private static long sum(Iterable<Long> values) {
    long sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum;
  }

  private void say(String what) {
    progress.println("demo: " + what);
    progress.flush();
  }
}
