package dev.sightline.streams.linking;

import dev.sightline.events.DataKeys;
import dev.sightline.events.codec.StateEncryption;
import dev.sightline.streams.state.CameraStores;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;

/**
 * What the common ids of strangers need.
 *
 * @param linker decides
 * @param travel the least time between cameras, which a person's visits may contradict
 * @param grace how much later than a newer visit a visit may come
 * @param retention how long a link is kept after the visit that led to it
 * @param keys opens the keys of encrypted visits
 * @param encryption the encryption of what is remembered
 */
public record Linking(
    Linker linker,
    TravelTimes travel,
    Duration grace,
    Duration retention,
    Supplier<DataKeys> keys,
    StateEncryption encryption) {
  /** The sink of links, which the processor writes to. */
  public static final String LINKS_SINK = "links-sink";

  /** The sink of implausible visits, which the processor writes to. */
  public static final String EVENTS_SINK = "implausible-events-sink";

  static final String WAITING_STORE = "visits-waiting";
  static final String VISITS_STORE = "visits-seen";
  static final String LINKS_STORE = "stranger-links";
  static final String NAMED_STORE = "visits-named";

  public Linking {
    Objects.requireNonNull(linker, "linker");
    Objects.requireNonNull(travel, "travel");
    Objects.requireNonNull(grace, "grace");
    Objects.requireNonNull(retention, "retention");
    Objects.requireNonNull(keys, "keys");
    Objects.requireNonNull(encryption, "encryption");
  }

  /**
   * Adds the processor and its stores to a topology.
   *
   * @param node the name of the processor
   * @param source the source of visits, of one partition
   */
  public void addTo(Topology topology, String node, String source) {
    topology.addProcessor(node, () -> new VisitsLinkProcessor(this), source);
    topology.addStateStore(CameraStores.builder(WAITING_STORE), node);
    topology.addStateStore(CameraStores.builder(VISITS_STORE), node);
    topology.addStateStore(CameraStores.builder(LINKS_STORE), node);
    topology.addStateStore(CameraStores.builder(NAMED_STORE), node);
  }
}
