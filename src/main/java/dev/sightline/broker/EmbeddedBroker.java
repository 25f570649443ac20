package dev.sightline.broker;

import dev.sightline.files.PrivateFiles;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/**
 * A broker and its controller in the calling process, serving clients until {@link #close}. If its
 * disk fails it ends the Java machine, so a program that must outlive that uses {@link
 * BrokerProcess}.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private final BrokerConfig config;
  private final KafkaRaftServer server;

  private EmbeddedBroker(BrokerConfig config, KafkaRaftServer server) {
    this.config = config;
    this.server = server;
  }

  /**
   * Formats the data directory if it is new and returns when clients can connect.
   *
   * @throws BrokerStartException if the directory cannot be written, a port is taken or a property
   *     is wrong
   */
  public static EmbeddedBroker start(BrokerConfig config) {
    if (!Files.exists(config.dataDirectory().resolve("meta.properties"))) {
      format(config.dataDirectory());
    }
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(config.toProperties()), Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException e) {
      server.shutdown();
      throw new BrokerStartException(
          "the broker does not start on %s with its data in %s"
              .formatted(config.bootstrapServers(), config.dataDirectory()),
          e);
    }
    return new EmbeddedBroker(config, server);
  }

  private static void format(Path dataDirectory) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      PrivateFiles.createDirectories(dataDirectory);
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
    } catch (Exception e) { // as Kafka's formatter declares it
      throw new BrokerStartException("cannot format the data directory " + dataDirectory, e);
    }
  }

  /** What clients set as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return config.bootstrapServers();
  }

  /** Blocks until the broker has been closed by another thread. */
  public void awaitClose() {
    server.awaitShutdown();
  }

  /**
   * Stops in good order, as one thread only: the broker needs its controller to stop. Idempotent.
   */
  @Override
  public synchronized void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
