package dev.sightline.streams.runner;

import dev.sightline.streams.InputProgress.Covered;
import dev.sightline.streams.Stage;
import dev.sightline.streams.StageRange;
import dev.sightline.streams.runner.FlowProgress.Positions;
import dev.sightline.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that asks Kafka twice a second how far all stages up to this process's have read. Only
 * the match stage needs it.
 */
final class FlowWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FlowWatch.class);
  private static final long PAUSE_MILLIS = 500;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private final Admin admin;
  private final Map<String, ListConsumerGroupOffsetsSpec> groups;
  private final FlowProgress progress;
  private final ScheduledExecutorService thread;
  private boolean isFailing;

  private FlowWatch(
      Admin admin, Map<String, ListConsumerGroupOffsetsSpec> groups, FlowProgress progress) {
    this.admin = admin;
    this.groups = groups;
    this.progress = progress;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread created = new Thread(task, "sightline-flow-watch");
              created.setDaemon(true);
              return created;
            });
  }

  /** Creates a watch of a process's stages that is not started. */
  static FlowWatch of(
      RunConfig run, StageRange stages, StreamsConfig properties, FlowProgress progress) {
    Map<String, ListConsumerGroupOffsetsSpec> groups =
        readers(stages).stream()
            .collect(
                Collectors.toMap(
                    range -> run.applicationId() + "-" + range,
                    range -> new ListConsumerGroupOffsetsSpec()));
    Admin admin = Admin.create(properties.getAdminConfigs(run.applicationId() + "-flow-watch"));
    return new FlowWatch(admin, groups, progress);
  }

  /** Returns the topics that lie before or between the stages up to the first of these. */
  static List<String> topics(Topics topics, StageRange stages) {
    return List.of(topics.frames(), topics.faces(), topics.embeddings())
        .subList(0, new StageRange(Stage.DETECT, stages.first()).stages().size());
  }

  /** Returns these stages and all combinations of stages that may run before them. */
  private static List<StageRange> readers(StageRange stages) {
    List<StageRange> readers = new ArrayList<>(List.of(stages));
    for (Stage first : StageRange.all().stages()) {
      StageRange.all().stages().stream()
          .filter(last -> last.compareTo(first) >= 0 && last.compareTo(stages.first()) < 0)
          .forEach(last -> readers.add(new StageRange(first, last)));
    }
    return readers;
  }

  void start() {
    var unused = thread.scheduleWithFixedDelay(this::ask, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Returns the time up to which the frames of all cameras have passed the stages. */
  Covered covered() {
    return progress.covered();
  }

  private void ask() {
    try {
      Map<TopicPartition, Long> committed = committed();
      Instant asked = InstantSource.system().instant();
      List<TopicPartition> partitions = partitions();
      Positions positions =
          new Positions(
              committed,
              offsets(partitions, OffsetSpec.latest()),
              offsets(partitions, OffsetSpec.earliest()));
      progress.advance(positions, asked, InstantSource.system().instant());
      isFailing = false;
    } catch (ExecutionException e) {
      report(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      report(e);
    }
  }

  /** Reports the first failure only; the clients log when no broker answers. */
  private void report(Throwable failure) {
    if (!isFailing) {
      LOG.warn(
          "Kafka does not say how far the stages have read {}: {}. Until it does, no visit ends"
              + " because its camera is silent. `sightline acls` prints the rights that match"
              + " needs",
          progress.topics(),
          failure.getMessage());
    }
    isFailing = true;
  }

  private List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
    return admin.describeTopics(progress.topics()).allTopicNames().get().values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .toList();
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked =
        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin.listOffsets(asked).all().get().forEach((at, found) -> offsets.put(at, found.offset()));
    return offsets;
  }

  /** Returns the furthest offset where several groups read a partition, e.g. after a change. */
  private Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> committed = new HashMap<>();
    admin
        .listConsumerGroupOffsets(groups)
        .all()
        .get()
        .values()
        .forEach(
            group ->
                group.forEach(
                    (at, offset) -> {
                      if (offset != null) {
                        committed.merge(at, offset.offset(), Math::max);
                      }
                    }));
    return committed;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    admin.close(CLOSE_TIMEOUT);
  }
}
