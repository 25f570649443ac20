package dev.sightline.streams;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.events.FaceEmbedding;
import dev.sightline.events.FrameEmbeddings;
import dev.sightline.events.FrameFaces;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.gallery.ChipJpeg;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The processor that embeds the faces of a frame, all in one batch and by one model. */
final class FacesEmbedProcessor extends StageProcessor<InFlightRecords<FrameFaces>> {
  /** The JPEG quality of chips, which people look at and no model embeds. */
  private static final int CHIP_QUALITY = 85;

  private final Embedders embedders;
  private final String next;
  private final boolean keepsFaces;
  private Embedders.Loan loan;

  FacesEmbedProcessor(Wiring wiring, Embedders embedders, String next) {
    super(new Node(Stage.EMBED, Nodes.FACES_EMBED), wiring);
    this.embedders = embedders;
    this.next = next;
    this.keepsFaces = wiring.config().sightings().keepsFaces();
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    super.init(context);
    loan = embedders.lend();
  }

  @Override
  public void process(Record<byte[], InFlightRecords<FrameFaces>> record) {
    run(
        record,
        record.value().origin(),
        () -> embed(record.value().value()),
        done -> {
          FrameEmbeddings frame = done.value();
          measure(
              metrics ->
                  metrics.processed(
                      Stage.EMBED, frame.frame(), frame.faces().size(), done.nanos()));
          context().forward(record.withValue(new InFlightRecords<>(frame, done.origin())), next);
        });
  }

  private Outcome<FrameEmbeddings> embed(FrameFaces faces) {
    List<FaceChip> chips = faces.faces().stream().map(AlignedFace::chip).toList();
    for (FaceChip chip : chips) {
      if (!embedders.templates().contains(chip.template())) {
        return Outcome.rejected(
            RejectionReason.CHIP_TEMPLATE_MISMATCH,
            "chips aligned to "
                + chip.template().id()
                + ", the models need "
                + embedders.templates().stream().map(ChipTemplate::id).sorted().toList());
      }
    }
    FaceEmbedder embedder = loan.of(faces.frame());
    List<Embedding> vectors = chips.isEmpty() ? List.of() : embedder.embed(chips);
    List<FaceEmbedding> embeddings =
        IntStream.range(0, vectors.size())
            .mapToObj(i -> embedding(faces.faces().get(i), vectors.get(i)))
            .toList();
    return Outcome.done(new FrameEmbeddings(faces.frame(), embedder.model(), embeddings));
  }

  private FaceEmbedding embedding(AlignedFace face, Embedding vector) {
    return new FaceEmbedding(
        face.face(),
        face.quality(),
        vector,
        keepsFaces
            ? Optional.of(new ChipJpeg(face.chip().pixels().toJpeg(CHIP_QUALITY)))
            : Optional.empty());
  }

  @Override
  public void close() {
    if (loan != null) {
      loan.close();
    }
  }
}
