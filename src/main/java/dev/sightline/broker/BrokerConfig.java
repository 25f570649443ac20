package dev.sightline.broker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The configuration of a broker. Both listeners are on the loopback address unless {@code
 * overrides} says otherwise.
 *
 * @param dataDirectory the data, kept when the broker stops; a broker started on it again has the
 *     same topics
 * @param clientPort the port for clients, in [1, 65535]
 * @param controllerPort the port between the broker and its own controller, another port in [1,
 *     65535]
 * @param overrides broker properties that replace those chosen here, e.g. other listeners with TLS
 *     and SASL
 */
public record BrokerConfig(
    Path dataDirectory, int clientPort, int controllerPort, Map<String, String> overrides) {
  static final String HOST = "127.0.0.1";
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  public BrokerConfig {
    Objects.requireNonNull(dataDirectory, "dataDirectory");
    requirePort("client port", clientPort);
    requirePort("controller port", controllerPort);
    if (clientPort == controllerPort) {
      throw new IllegalArgumentException(
          "client and controller need different ports, both were " + clientPort);
    }
    overrides = Map.copyOf(overrides);
  }

  /**
   * Creates the configuration of a broker with its data in {@code dataDirectory}, without
   * overrides.
   */
  public static BrokerConfig of(Path dataDirectory, int clientPort, int controllerPort) {
    return new BrokerConfig(dataDirectory, clientPort, controllerPort, Map.of());
  }

  private static void requirePort(String name, int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(name + " must be in [1, 65535], was " + port);
    }
  }

  /** Returns the clients' {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return HOST + ":" + clientPort;
  }

  /** Returns the addresses at which the broker accepts connections. */
  List<Listener> listeners() {
    return Stream.of(toProperties().get("listeners").split(",")).map(Listener::parse).toList();
  }

  /**
   * The broker's properties: one node, so one replica of everything; small buffers and threads.
   * Topics and records have the limits of an unconfigured Kafka.
   */
  Map<String, String> toProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("node.id", Integer.toString(NODE_ID));
    properties.put("process.roles", "broker,controller");
    properties.put("log.dirs", dataDirectory.toString());
    putListeners(properties);
    putSingleNode(properties);
    properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "4");
    properties.putAll(overrides);
    return properties;
  }

  private void putListeners(Map<String, String> properties) {
    String client = "PLAINTEXT://" + bootstrapServers();
    String controller = HOST + ":" + controllerPort;
    properties.put("listeners", client + "," + CONTROLLER_LISTENER + "://" + controller);
    properties.put("advertised.listeners", client);
    properties.put("controller.listener.names", CONTROLLER_LISTENER);
    properties.put("controller.quorum.voters", NODE_ID + "@" + controller);
    properties.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,"
            + "SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL");
    properties.put("inter.broker.listener.name", "PLAINTEXT");
  }

  private static void putSingleNode(Map<String, String> properties) {
    properties.put("offsets.topic.num.partitions", "1");
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("transaction.state.log.num.partitions", "1");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("share.coordinator.state.topic.num.partitions", "1");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
  }
}
