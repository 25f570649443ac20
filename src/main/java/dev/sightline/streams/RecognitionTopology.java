package dev.sightline.streams;

import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.codec.RecordCodec;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.streams.FramesDetectProcessor.Detecting;
import dev.sightline.streams.StageProcessor.Node;
import dev.sightline.streams.StageProcessor.Wiring;
import dev.sightline.streams.gallery.GalleryStoreBuilder;
import dev.sightline.streams.gallery.ModelGalleries;
import dev.sightline.streams.linking.Linking;
import dev.sightline.streams.linking.Recording;
import dev.sightline.streams.state.CameraStores;
import dev.sightline.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * The stages of one process as a topology. Neighbours are fused: the values between them stay in
 * memory, and the record that was read is done when all of them are.
 *
 * <pre>
 * frames-source → frames-detect ┬→ faces-write → faces-sink        faces-source → faces-read ┐
 *                               └───────────────── fused ─────────────────────→ faces-embed ←┘
 * faces-embed → … embeddings in the same way … → embeddings-match ┬→ matches-sink
 *                                                                 └→ presence-update → identity-events-sink, sightings-sink, visits-sink
 * visits-source → visits-link → links-sink, implausible-events-sink
 * gallery-source → gallery-update (global), read by embeddings-match, and by faces-embed for the
 *                                           model that the gallery is of
 * matchers-source → model-update (global), for faces-embed where there is no match
 * every processor → dead-letters-sink
 * </pre>
 */
public final class RecognitionTopology {
  private static final Serializer<byte[]> BYTES_OUT = new ByteArraySerializer();
  private static final Deserializer<byte[]> BYTES_IN = new ByteArrayDeserializer();

  private final Topology topology = new Topology();
  private final Topics topics;
  private final Wiring wiring;
  private final StageRange range;
  private final GalleryProgress progress;
  private final ProcessLinks links;
  private final List<String> processors = new ArrayList<>();

  private RecognitionTopology(TopologyConfig config, RecognitionStages stages, ProcessLinks links) {
    this.topics = config.topics();
    this.wiring = new Wiring(config, stages.metrics(), stages.tracing(), links.work());
    this.range = stages.range();
    this.progress = links.gallery();
    this.links = links;
  }

  /**
   * Builds the topology. Pure: no clock, environment, file or broker.
   *
   * @param stages one stage or several neighbours
   * @throws IllegalArgumentException if the stages are not neighbours
   */
  public static Topology build(TopologyConfig config, RecognitionStages stages) {
    return build(config, stages, ProcessLinks.of(stages));
  }

  /**
   * Builds the topology with links to the process that runs it.
   *
   * @param links the parts that the topology shares with the process
   */
  public static Topology build(
      TopologyConfig config, RecognitionStages stages, ProcessLinks links) {
    RecognitionTopology builder = new RecognitionTopology(config, stages, links);
    stages.detect().ifPresent(builder::addDetect);
    if (!stages.embed().isEmpty()) {
      builder.addEmbed(stages.embed());
    }
    stages.match().ifPresent(matching -> builder.addMatch(matching, stages.recording()));
    return builder.withDeadLetters();
  }

  private void addDetect(Supplier<FrameDetector> open) {
    ThreadShared<Detecting> leases =
        new ThreadShared<>(
            () -> new Detecting(open.get(), new FrameShedder(wiring.config().overload())),
            detecting -> detecting.reader().close());
    String next = range.includes(Stage.EMBED) ? Nodes.FACES_EMBED : Nodes.FACES_WRITE;
    addSource(Nodes.FRAMES_SOURCE, topics.frames());
    addProcessor(
        Nodes.FRAMES_DETECT,
        () -> new FramesDetectProcessor(wiring, leases, next),
        Nodes.FRAMES_SOURCE);
    if (next.equals(Nodes.FACES_WRITE)) {
      addWrite(new Node(Stage.DETECT, next), RecordCodecs.faces(), Nodes.FRAMES_DETECT);
      addSink(Nodes.FACES_SINK, topics.faces(), next);
    }
  }

  private void addEmbed(List<EmbeddingModel> models) {
    Embedders embedders = new Embedders(models, progress);
    String next = range.includes(Stage.MATCH) ? Nodes.EMBEDDINGS_MATCH : Nodes.EMBEDDINGS_WRITE;
    String parent = Nodes.FRAMES_DETECT;
    if (!range.includes(Stage.DETECT)) {
      parent = Nodes.FACES_READ;
      addSource(Nodes.FACES_SOURCE, topics.faces());
      addRead(
          new Node(Stage.EMBED, parent),
          RecordCodecs.faces(),
          Nodes.FACES_SOURCE,
          Nodes.FACES_EMBED);
    }
    addProcessor(Nodes.FACES_EMBED, () -> new FacesEmbedProcessor(wiring, embedders, next), parent);
    if (!range.includes(Stage.MATCH)) {
      addModel();
    }
    if (next.equals(Nodes.EMBEDDINGS_WRITE)) {
      addWrite(new Node(Stage.EMBED, next), RecordCodecs.embeddings(), Nodes.FACES_EMBED);
      addSink(Nodes.EMBEDDINGS_SINK, topics.embeddings(), next);
    }
  }

  private void addMatch(Matching matching, Recording recording) {
    String parent = Nodes.FACES_EMBED;
    if (!range.includes(Stage.EMBED)) {
      parent = Nodes.EMBEDDINGS_READ;
      addSource(Nodes.EMBEDDINGS_SOURCE, topics.embeddings());
      addRead(
          new Node(Stage.MATCH, parent),
          RecordCodecs.embeddings(),
          Nodes.EMBEDDINGS_SOURCE,
          Nodes.EMBEDDINGS_MATCH);
    }
    if (matching.past().isEmpty()) {
      addGallery(matching);
    }
    addProcessor(
        Nodes.EMBEDDINGS_MATCH, () -> new EmbeddingsMatchProcessor(wiring, matching), parent);
    addSink(Nodes.MATCHES_SINK, topics.matches(), Nodes.EMBEDDINGS_MATCH);
    addPresence(matching, recording);
  }

  private void addGallery(Matching matching) {
    topology.addGlobalStore(
        new GalleryStoreBuilder(
            Nodes.GALLERY_STORE, () -> new ModelGalleries(matching.models(), matching.gallery())),
        Nodes.GALLERY_SOURCE,
        BYTES_IN,
        BYTES_IN,
        topics.gallery(),
        Nodes.GALLERY_UPDATE,
        () -> new GalleryUpdateProcessor(matching, wiring.metrics(), progress));
  }

  /** Adds the gallery's model, without the gallery itself. */
  private void addModel() {
    topology.addGlobalStore(
        new GalleryStoreBuilder(
            Nodes.MODEL_STORE,
            () ->
                new ModelGalleries(
                    List.of(),
                    () -> {
                      throw new IllegalStateException("this process does not search the gallery");
                    })),
        Nodes.MATCHERS_SOURCE,
        BYTES_IN,
        BYTES_IN,
        topics.matchers(),
        Nodes.MODEL_UPDATE,
        () -> new ModelUpdateProcessor(progress));
  }

  private void addPresence(Matching matching, Recording recording) {
    addProcessor(
        Nodes.PRESENCE_UPDATE,
        () -> new PresenceUpdateProcessor(wiring, matching, links, recording),
        Nodes.EMBEDDINGS_MATCH);
    topology.addStateStore(CameraStores.builder(Nodes.PRESENCE_STORE), Nodes.PRESENCE_UPDATE);
    topology.addStateStore(CameraStores.builder(Nodes.STRANGERS_STORE), Nodes.PRESENCE_UPDATE);
    addSink(Nodes.IDENTITY_EVENTS_SINK, topics.identityEvents(), Nodes.PRESENCE_UPDATE);
    addSink(Nodes.OPERATIONS_SINK, topics.operations(), Nodes.PRESENCE_UPDATE);
    if (wiring.config().sightings().isOn()) {
      addSightings();
      recording.linking().ifPresent(this::addLinking);
    }
  }

  /** Adds the sink of sightings, whose keys are the visits', and whose partitions the cameras'. */
  private void addSightings() {
    topology.addSink(
        Nodes.SIGHTINGS_SINK,
        topics.sightings(),
        BYTES_OUT,
        BYTES_OUT,
        (topic, key, value, partitions) ->
            Optional.of(
                Set.of(
                    SightingRecord.Visit.parse(new String(key, StandardCharsets.UTF_8))
                        .partition(partitions))),
        Nodes.PRESENCE_UPDATE);
  }

  /** Adds the visits in one partition, which one task reads to link strangers. */
  private void addLinking(Linking linking) {
    addSink(Nodes.VISITS_SINK, topics.visits(), Nodes.PRESENCE_UPDATE);
    addSource(Nodes.VISITS_SOURCE, topics.visits());
    linking.addTo(topology, Nodes.VISITS_LINK, Nodes.VISITS_SOURCE);
    addSink(Linking.LINKS_SINK, topics.links(), Nodes.VISITS_LINK);
    addSink(Linking.EVENTS_SINK, topics.identityEvents(), Nodes.VISITS_LINK);
  }

  private Topology withDeadLetters() {
    addSink(Nodes.DEAD_LETTERS_SINK, topics.deadLetters(), processors.toArray(String[]::new));
    return topology;
  }

  private <T> void addRead(Node node, RecordCodec<T> codec, String source, String next) {
    addProcessor(node.name(), () -> new RecordReadProcessor<>(node, wiring, codec, next), source);
  }

  private <T> void addWrite(Node node, RecordCodec<T> codec, String parent) {
    String sink = node.name().equals(Nodes.FACES_WRITE) ? Nodes.FACES_SINK : Nodes.EMBEDDINGS_SINK;
    addProcessor(node.name(), () -> new RecordWriteProcessor<>(node, wiring, codec, sink), parent);
  }

  private void addSource(String name, String topic) {
    AutoOffsetReset asTheConsumerSays = null;
    topology.addSource(asTheConsumerSays, name, new CaptureTime(), BYTES_IN, BYTES_IN, topic);
  }

  private <V> void addProcessor(
      String name, ProcessorSupplier<byte[], V, byte[], Object> supplier, String parent) {
    topology.addProcessor(name, supplier, parent);
    processors.add(name);
  }

  private void addSink(String name, String topic, String... parents) {
    topology.addSink(name, topic, BYTES_OUT, BYTES_OUT, parents);
  }
}
