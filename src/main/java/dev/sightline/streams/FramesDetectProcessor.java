package dev.sightline.streams;

import dev.sightline.alignment.PictureFaces;
import dev.sightline.events.CameraKey;
import dev.sightline.events.FrameFaces;
import dev.sightline.events.FrameRef;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** The processor that detects the faces of a camera's frame. */
final class FramesDetectProcessor extends StageProcessor<byte[]> {
  private static final long LATEST_MILLIS = FrameRef.LATEST.toEpochMilli();

  private final ThreadShared<Detecting> leases;
  private final String next;
  private ThreadShared.Lease<Detecting> lease;

  FramesDetectProcessor(Wiring wiring, ThreadShared<Detecting> leases, String next) {
    super(new Node(Stage.DETECT, Nodes.FRAMES_DETECT), wiring);
    this.leases = leases;
    this.next = next;
  }

  /** The detector and the shedder of one thread. */
  record Detecting(FrameDetector reader, FrameShedder shedder) {}

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    super.init(context);
    lease = leases.lend();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Outcome<String> camera = CameraKey.read(record.key());
    if (camera instanceof Outcome.Done<String> known
        && isTimed(record)
        && isShed(known.value(), record.timestamp())) {
      return;
    }
    long start = System.nanoTime();
    run(
        record,
        Origin.ofFrame(record),
        () -> detect(camera, record),
        done -> {
          FrameFaces faces = done.value();
          measure(
              metrics ->
                  metrics.processed(
                      Stage.DETECT, faces.frame(), faces.faces().size(), done.nanos()));
          context().forward(record.withValue(new InFlightRecords<>(faces, done.origin())), next);
        });
    lease.object().shedder().took(System.nanoTime() - start);
  }

  private boolean isShed(String camera, long capturedAt) {
    Optional<ShedReason> reason =
        lease.object().shedder().check(camera, capturedAt, context().currentSystemTimeMs());
    reason.ifPresent(why -> measure(metrics -> metrics.shed(camera, why)));
    return reason.isPresent();
  }

  private Outcome<FrameFaces> detect(Outcome<String> camera, Record<byte[], byte[]> record) {
    return camera.fold(id -> detect(id, record), Outcome.Rejected::new);
  }

  private Outcome<FrameFaces> detect(String camera, Record<byte[], byte[]> record) {
    if (!isTimed(record)) {
      return Outcome.rejected(
          RejectionReason.CAPTURE_TIME_UNKNOWN,
          "a timestamp of " + record.timestamp() + " ms, allowed 1 to " + LATEST_MILLIS);
    }
    return lease
        .object()
        .reader()
        .read(record.value())
        .map(found -> new FrameFaces(ref(camera, record, found), found.detector(), found.faces()));
  }

  private static boolean isTimed(Record<byte[], byte[]> record) {
    return record.timestamp() > 0 && record.timestamp() <= LATEST_MILLIS;
  }

  private FrameRef ref(String camera, Record<byte[], byte[]> record, PictureFaces found) {
    RecordMetadata at = source();
    return new FrameRef(
        at.topic(),
        at.partition(),
        at.offset(),
        camera,
        Instant.ofEpochMilli(record.timestamp()),
        found.width(),
        found.height());
  }

  @Override
  public void close() {
    if (lease != null) {
      lease.close();
    }
  }
}
