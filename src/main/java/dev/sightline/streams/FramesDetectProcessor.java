package dev.sightline.streams;

import dev.sightline.alignment.PictureFaces;
import dev.sightline.events.FrameFaces;
import dev.sightline.events.FrameRef;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** The processor that detects the faces of a camera's frame. */
final class FramesDetectProcessor extends StageProcessor<byte[]> {
  private final ThreadShared<Detecting> desks;
  private final String next;
  private ThreadShared.Lease<Detecting> desk;

  FramesDetectProcessor(Wiring wiring, ThreadShared<Detecting> desks, String next) {
    super(new Node(Stage.DETECT, Nodes.FRAMES_DETECT), wiring);
    this.desks = desks;
    this.next = next;
  }

  /** The detector and the shedder of one thread. */
  record Detecting(FrameDetector reader, FrameShedder shedder) {}

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    super.init(context);
    desk = desks.lend();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Optional<String> camera = camera(record.key());
    boolean isFrame = camera.isPresent() && isTimed(record);
    if (isFrame && isShed(camera.get(), record.timestamp())) {
      return;
    }
    long start = System.nanoTime();
    run(
        record,
        Origin.ofFrame(record),
        () -> detect(camera, record),
        done -> {
          FrameFaces faces = done.value();
          metrics().processed(Stage.DETECT, faces.frame(), faces.faces().size(), done.nanos());
          context().forward(record.withValue(new InFlightRecords<>(faces, done.origin())), next);
        });
    desk.object().shedder().took(System.nanoTime() - start);
  }

  private boolean isShed(String camera, long capturedAt) {
    Optional<ShedReason> reason =
        desk.object().shedder().check(camera, capturedAt, context().currentSystemTimeMs());
    reason.ifPresent(why -> metrics().shed(camera, why));
    return reason.isPresent();
  }

  private Outcome<FrameFaces> detect(Optional<String> camera, Record<byte[], byte[]> record) {
    if (camera.isEmpty()) {
      return Outcome.rejected(
          RejectionReason.CAMERA_UNKNOWN,
          record.key() == null ? "no key" : "a key that is empty or not UTF-8");
    }
    if (!isTimed(record)) {
      return Outcome.rejected(RejectionReason.CAPTURE_TIME_UNKNOWN, "no timestamp after 1970");
    }
    return desk.object()
        .reader()
        .read(record.value())
        .map(
            found ->
                new FrameFaces(ref(camera.get(), record, found), found.detector(), found.faces()));
  }

  private static boolean isTimed(Record<byte[], byte[]> record) {
    return record.timestamp() > 0;
  }

  private static Optional<String> camera(byte[] key) {
    if (key == null || key.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
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
    if (desk != null) {
      desk.close();
    }
  }
}
