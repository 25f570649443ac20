package dev.sightline.streams;

import static dev.sightline.streams.Pipeline.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.FaceExtractor;
import dev.sightline.bench.Photographs;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.events.DataKeys;
import dev.sightline.events.DeadLetter;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.EventSchema;
import dev.sightline.events.Match;
import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.events.codec.StateEncryption;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameGate;
import dev.sightline.frames.Image;
import dev.sightline.frames.TestPictures;
import dev.sightline.gallery.EncodedChip;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.gallery.index.GalleryIndex;
import dev.sightline.matching.FaceMatcher;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.ThresholdPolicy;
import dev.sightline.presence.CameraPresence;
import dev.sightline.presence.Likeness;
import dev.sightline.presence.PerModel;
import dev.sightline.presence.PresenceConfig;
import dev.sightline.presence.StrangerConfig;
import dev.sightline.presence.Strangers;
import dev.sightline.streams.gallery.ComparedModel;
import dev.sightline.streams.runner.ProcessingGuarantee;
import dev.sightline.streams.runner.RunConfig;
import dev.sightline.streams.runner.StreamsRunner;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real photographs through the real stages, sent by a producer that is not ours, with everything a
 * camera may do wrong in between.
 */
class BadFramesIT {
  private static final FrameConfig CAPS = FrameConfig.defaults();

  /** The enrolled face is in the very picture that is sent. */
  private static final double SAME_PICTURE = 0.99;

  @TempDir private Path folder;

  @Test
  void shouldNameAPersonAmongFramesThatAreNone() throws Exception {
    byte[] photograph = Photographs.jpeg(1);
    List<Map.Entry<String, byte[]>> bad = badFrames(photograph);
    RunConfig run =
        new RunConfig(
            "bad-frames", 1, ProcessingGuarantee.AT_LEAST_ONCE, folder, Duration.ofSeconds(20));
    try (BrokerProcess broker = BrokerProcess.start();
        EmbeddingModel model = EmbeddingModels.open(EmbeddingConfig.defaults());
        Pipeline pipeline = Pipeline.on(broker, "real.", CAPS.maxBytes());
        StreamsRunner runner = pipeline.runner(run, stages(model))) {
      // Given
      pipeline.enroll(firstFace(photograph, model));
      runner.start();
      assertThat(runner.awaitRunning(TIMEOUT)).isTrue();

      // When
      bad.forEach(frame -> pipeline.send("door", frame.getValue()));
      pipeline.send("k".repeat(2_000_000), photograph);
      pipeline.send("door", photograph);
      pipeline.flush();

      // Then
      List<ConsumerRecord<byte[], byte[]>> all = pipeline.deadLetters(bad.size() + 1);
      assertThat(all)
          .filteredOn(letter -> letter.key() == null)
          .extracting(BadFramesIT::reason)
          .containsExactly("camera-unknown");
      List<ConsumerRecord<byte[], byte[]>> letters =
          all.stream().filter(letter -> letter.key() != null).toList();
      assertThat(letters)
          .extracting(BadFramesIT::reason)
          .containsExactlyElementsOf(bad.stream().map(Map.Entry::getKey).toList());
      assertThat(letters)
          .extracting(ConsumerRecord::value)
          .containsExactlyElementsOf(bad.stream().map(Map.Entry::getValue).toList());
      List<String> events = pipeline.matches(2);
      events.forEach(EventSchema.MATCHES::assertValid);
      assertThat(events)
          .extracting(json -> event(json).person())
          .containsOnlyOnce("Ada")
          .containsOnly("Ada", null);
    }
  }

  /** By the reason that each should have; in the order sent, in one partition. */
  private static List<Map.Entry<String, byte[]>> badFrames(byte[] photograph) {
    byte[] text = "this is no picture".getBytes(StandardCharsets.UTF_8);
    byte[] record = RecordCodecs.embeddings().write(EventFixtures.embeddings());
    return List.of(
        Map.entry("frame-empty", new byte[0]),
        Map.entry("frame-not-a-jpeg", text),
        Map.entry("frame-not-a-jpeg", record),
        Map.entry("frame-not-a-jpeg", TestPictures.plain(64, 64, 1, 2, 3).toPng()),
        Map.entry("frame-incomplete", Arrays.copyOf(photograph, photograph.length / 2)),
        Map.entry("frame-too-large", claimingSize(photograph, 30_000)),
        Map.entry("frame-too-many-bytes", Arrays.copyOf(photograph, CAPS.maxBytes() + 1)));
  }

  /** The same bytes, with another size in the frame header (ITU-T T.81, B.2.2). */
  private static byte[] claimingSize(byte[] jpeg, int side) {
    ByteBuffer bytes = ByteBuffer.wrap(jpeg.clone());
    int segment = 2;
    while (bytes.get(segment + 1) != (byte) 0xC0 && bytes.get(segment + 1) != (byte) 0xC2) {
      segment += 2 + Short.toUnsignedInt(bytes.getShort(segment + 2));
    }
    bytes.putShort(segment + 5, (short) side).putShort(segment + 7, (short) side);
    return bytes.array();
  }

  private static RecognitionStages stages(EmbeddingModel model) {
    FaceMatcher matcher =
        new FaceMatcher(MatchConfig.defaults(), ThresholdPolicy.fixed(SAME_PICTURE));
    return RecognitionStages.none()
        .withDetect(() -> new GatedFrameDetector(new FrameGate(CAPS), extractor(model)))
        .withEmbed(List.of(model))
        .withMatch(
            new Matching(
                List.of(new ComparedModel(model.id(), model.dimension(), matcher)),
                new CameraPresence(
                    PresenceConfig.defaults(),
                    PerModel.same(Likeness.around((float) SAME_PICTURE))),
                new Strangers(
                    PerModel.same(
                        new StrangerConfig(
                            (float) SAME_PICTURE, (float) SAME_PICTURE, (float) SAME_PICTURE, 12)),
                    Duration.ofHours(1)),
                () -> new GalleryIndex(GalleryConfig.defaults()),
                DataKeys::none,
                StateEncryption.none()));
  }

  private static FaceExtractor extractor(EmbeddingModel model) {
    return new FaceExtractor(FaceDetectors.open(DetectionConfig.defaults()), model.template());
  }

  private static Template firstFace(byte[] photograph, EmbeddingModel model) {
    try (FaceExtractor extractor = extractor(model);
        FaceEmbedder embedder = model.newEmbedder();
        Image image = Image.decode(photograph)) {
      AlignedFace face = extractor.extract(image).faces().get(0);
      return new Template(
          new TemplateId("staff", "Ada", "1"),
          embedder.embed(List.of(face.chip())).get(0),
          face.quality(),
          "sample1.jpg",
          Instant.EPOCH,
          new EncodedChip(face.chip().pixels().toPng(), model.template().id()));
    }
  }

  private static String reason(ConsumerRecord<byte[], byte[]> letter) {
    return new String(
        letter.headers().lastHeader(DeadLetter.REASON).value(), StandardCharsets.UTF_8);
  }

  private static Match event(String json) {
    return ((Outcome.Done<Match>)
            RecordCodecs.matches().read(json.getBytes(StandardCharsets.UTF_8)))
        .value();
  }
}
