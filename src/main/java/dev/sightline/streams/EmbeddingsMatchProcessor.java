package dev.sightline.streams;

import dev.sightline.embedding.Embedding;
import dev.sightline.events.CloudEvent;
import dev.sightline.events.FrameEmbeddings;
import dev.sightline.events.Match;
import dev.sightline.events.Outcome;
import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.codec.RecordCodec;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.streams.gallery.GalleryStore;
import dev.sightline.streams.gallery.ModelGalleries;
import dev.sightline.streams.gallery.ModelGallery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The processor that turns the embeddings of a frame into a decision on each face. */
final class EmbeddingsMatchProcessor extends StageProcessor<InFlightRecords<FrameEmbeddings>> {
  private final Matching matching;
  private final TopologyConfig config;
  private final RecordCodec<Match> codec = RecordCodecs.matches();
  private Function<FrameEmbeddings, ModelGalleries> galleries;

  EmbeddingsMatchProcessor(Wiring wiring, Matching matching) {
    super(new Node(Stage.MATCH, Nodes.EMBEDDINGS_MATCH), wiring);
    this.matching = matching;
    this.config = wiring.config();
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    super.init(context);
    galleries =
        matching
            .past()
            .map(past -> past.newCursor(matching))
            .map(this::replayed)
            .orElseGet(() -> followed(context));
  }

  private Function<FrameEmbeddings, ModelGalleries> replayed(ReplayGallery.Cursor cursor) {
    return cursor::of;
  }

  private static Function<FrameEmbeddings, ModelGalleries> followed(
      ProcessorContext<byte[], Object> context) {
    GalleryStore store = context.getStateStore(Nodes.GALLERY_STORE);
    ModelGalleries now = store.galleries();
    return frame -> now;
  }

  @Override
  public void process(Record<byte[], InFlightRecords<FrameEmbeddings>> record) {
    FrameEmbeddings frame = record.value().value();
    run(
        record,
        record.value().origin(),
        () -> match(frame).fold(this::decided, Outcome.Rejected::new),
        done -> {
          measure(
              metrics ->
                  metrics.processed(
                      Stage.MATCH, frame.frame(), frame.faces().size(), done.nanos()));
          done.value().events().forEach(event -> publish(record, event, done.origin()));
          context()
              .forward(
                  record.withValue(new InFlightRecords<>(done.value().frame(), done.origin())),
                  Nodes.PRESENCE_UPDATE);
        });
  }

  /** A frame's decisions, ready to be sent. */
  private record Decided(MatchedFrame frame, List<Encoded> events) {}

  /** An event as it is sent. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
  private record Encoded(Match event, byte[] value, Map<String, String> headers) {}

  private Outcome<Decided> decided(MatchedFrame frame) {
    List<Encoded> events =
        frame.events().stream()
            .map(event -> new Encoded(event, codec.write(event), CloudEvent.headers(event)))
            .toList();
    int largest = events.stream().mapToInt(event -> event.value().length).max().orElse(0);
    return config.ifSendable(new Decided(frame, events), largest);
  }

  private Outcome<MatchedFrame> match(FrameEmbeddings frame) {
    Instant latest =
        Instant.ofEpochMilli(context().currentSystemTimeMs()).plus(matching.presence().maxAhead());
    if (frame.frame().capturedAt().isAfter(latest)) {
      return Outcome.rejected(
          RejectionReason.CAPTURE_TIME_AHEAD,
          "taken at " + frame.frame().capturedAt() + ", allowed up to " + latest);
    }
    ModelGalleries compared = galleries.apply(frame);
    Optional<ModelGallery> gallery = compared.of(frame.model());
    return gallery.isPresent()
        ? match(frame, gallery.get())
        : Outcome.rejected(
            RejectionReason.MODEL_MISMATCH,
            "vectors of " + frame.model() + ", this matcher compares those of " + compared);
  }

  /** Matches a frame within its own model, whichever model embeds now. */
  private static Outcome<MatchedFrame> match(FrameEmbeddings frame, ModelGallery gallery) {
    List<Embedding> faces = frame.embeddings();
    Optional<Rejection> rejection =
        faces.stream().flatMap(face -> gallery.rejection(face).stream()).findFirst();
    return rejection.isPresent()
        ? new Outcome.Rejected<>(rejection.get())
        : Outcome.done(new MatchedFrame(frame, gallery.match(faces, frame.frame().camera())));
  }

  private void publish(Record<byte[], ?> record, Encoded event, Origin origin) {
    measure(metrics -> metrics.decided(event.event()));
    Map<String, String> headers = new LinkedHashMap<>(event.headers());
    headers.putAll(origin.times().headers());
    context()
        .forward(
            new Record<byte[], Object>(
                record.key(),
                event.value(),
                event.event().capturedAt().toEpochMilli(),
                OutgoingHeaders.of(origin.trace(), headers)),
            Nodes.MATCHES_SINK);
  }
}
