package dev.sightline.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/**
 * A broker and its controller in the calling process, serving clients until {@link #close}. If its
 * disk fails, it ends the JVM; use {@link BrokerProcess} in a program that must survive that.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private final BrokerConfig config;
  private final DataDirectory data;
  private final KafkaRaftServer server;

  private EmbeddedBroker(BrokerConfig config, DataDirectory data, KafkaRaftServer server) {
    this.config = config;
    this.data = data;
    this.server = server;
  }

  /**
   * Locks the data directory, formats it if it is new, and returns when clients can connect.
   *
   * @throws BrokerStartException if another broker uses the directory, if it cannot be written, or
   *     if a port is taken
   */
  public static EmbeddedBroker start(BrokerConfig config) {
    KafkaConfig properties = new KafkaConfig(config.toProperties());
    DataDirectory data = DataDirectory.open(config.dataDirectory());
    try {
      config.listeners().forEach(Listener::requireFree);
      if (!data.isFormatted()) {
        format(data.path());
      }
      return new EmbeddedBroker(config, data, started(config, properties));
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static KafkaRaftServer started(BrokerConfig config, KafkaConfig properties) {
    KafkaRaftServer server = new KafkaRaftServer(properties, Time.SYSTEM);
    try {
      server.startup();
      return server;
    } catch (RuntimeException e) {
      server.shutdown();
      throw new BrokerStartException(
          "the broker cannot start on "
              + config.bootstrapServers()
              + " with its data in "
              + config.dataDirectory()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private static void format(Path dataDirectory) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(BrokerConfig.NODE_ID)
          .addDirectory(dataDirectory.toString())
          .setMetadataLogDirectory(dataDirectory.toString())
          .setControllerListenerName(BrokerConfig.CONTROLLER_LISTENER)
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          .setIgnoreFormatted(true)
          .setPrintStream(nowhere)
          .run();
    } catch (Exception e) { // declared like this by Kafka's formatter
      throw new BrokerStartException(
          "cannot format the data directory " + dataDirectory + ": " + e, e);
    }
  }

  /** Returns the clients' {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return config.bootstrapServers();
  }

  /** Blocks until another thread has closed the broker. */
  public void awaitClose() {
    server.awaitShutdown();
  }

  /**
   * Stops the broker cleanly. Synchronized, because the broker needs its controller to stop.
   * Idempotent.
   */
  @Override
  public synchronized void close() {
    server.shutdown();
    server.awaitShutdown();
    data.close();
  }
}
