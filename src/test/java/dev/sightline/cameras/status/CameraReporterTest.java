package dev.sightline.cameras.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.CameraStatus;
import dev.sightline.events.CameraStatus.LastFrame;
import dev.sightline.events.CameraStatus.State;
import dev.sightline.events.EventSchema;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameSource;
import dev.sightline.topics.InMemoryKafka;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CameraReporterTest {
  private static final String TOPIC = "sightline.camera-status";
  private static final Instant START = StatusFixtures.START;

  private final InMemoryKafka kafka = new InMemoryKafka(TOPIC);
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final AtomicReference<Optional<FrameSource.Outage>> outage =
      new AtomicReference<>(Optional.empty());
  private final ReportedCamera.Observed observed =
      new ReportedCamera.Observed(outage::get, () -> Optional.of(new LastFrame(3, 9, START)));

  @Test
  void shouldReportEachChangeOfACameraUntilItIsStopped() {
    try (CameraReporter reporter = CameraReporter.start(kafka, TOPIC, now::get);
        ReportedCamera camera = reporter.add("door", observed)) {
      await("door", State.CONNECTING);
      camera.sent(new Frame("door", 0, START, new byte[1000]));
      await("door", State.UP);
      outage.set(
          Optional.of(new FrameSource.Outage(START.plusSeconds(1), "connection refused", 4)));
      CameraStatus out = await("door", State.CONNECTING);
      assertThat(out.since()).isEqualTo(START.plusSeconds(1));
      assertThat(out.outage()).isEqualTo(new CameraStatus.Outage("connection refused", 4));
    }
    assertThat(await("door", State.SILENT).outage().reason()).contains("stopped");
    assertThat(jsons()).allSatisfy(EventSchema.CAMERA_STATUS::assertValid);
  }

  @Test
  void shouldReportThatARecordingHasEndedAndNotThatItWasStopped() {
    try (CameraReporter reporter = CameraReporter.start(kafka, TOPIC, now::get);
        ReportedCamera camera = reporter.add("film", observed)) {
      camera.sent(new Frame("film", 0, START, new byte[1000]));
      camera.ended();
    }

    assertThat(last("film").orElseThrow().state()).isEqualTo(State.ENDED);
  }

  @Test
  void shouldRemoveACameraThatNoLongerExists() {
    try (CameraReporter reporter = CameraReporter.start(kafka, TOPIC, now::get)) {
      ReportedCamera camera = reporter.add("door", observed);
      await("door", State.CONNECTING);
      camera.forget();
    }

    assertThat(records("door").get(records("door").size() - 1).value()).isNull();
  }

  @Test
  void shouldSayNothingMoreOfACameraThatAnotherProcessPublishesNow() {
    try (CameraReporter reporter = CameraReporter.start(kafka, TOPIC, now::get);
        ReportedCamera camera = reporter.add("door", observed)) {
      await("door", State.CONNECTING);
      camera.release();
    }

    assertThat(last("door").orElseThrow().state()).isEqualTo(State.CONNECTING);
  }

  private CameraStatus await(String camera, State state) {
    return Awaitility.await()
        .until(() -> last(camera), status -> status.filter(s -> s.state() == state).isPresent())
        .orElseThrow();
  }

  private Optional<CameraStatus> last(String camera) {
    List<CameraStatus> found = new ArrayList<>();
    records(camera)
        .forEach(record -> RecordCodecs.cameraStatus().read(record.value()).ifDone(found::add));
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String camera) {
    return kafka.records(TOPIC).stream()
        .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(camera))
        .toList();
  }

  private List<String> jsons() {
    return kafka.records(TOPIC).stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }
}
