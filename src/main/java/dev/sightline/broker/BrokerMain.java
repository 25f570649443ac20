package dev.sightline.broker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The main class of the child process of {@link BrokerProcess}. It reads its configuration from
 * standard input, prints {@link #READY} on standard output once clients can connect, and stops when
 * standard input ends, so that it never outlives its parent.
 */
final class BrokerMain {
  static final String READY = "ready";

  private BrokerMain() {}

  public static void main(String[] args) throws IOException {
    DataInputStream parent = new DataInputStream(System.in);
    BrokerConfig config = read(parent);
    try (EmbeddedBroker broker = EmbeddedBroker.start(config)) {
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-close"));
      System.out.println(READY);
      parent.transferTo(OutputStream.nullOutputStream());
    }
    System.exit(0);
  }

  static void write(BrokerConfig config, OutputStream child) throws IOException {
    DataOutputStream out = new DataOutputStream(child);
    out.writeUTF(config.dataDirectory().toString());
    out.writeInt(config.clientPort());
    out.writeInt(config.controllerPort());
    out.writeInt(config.overrides().size());
    for (Map.Entry<String, String> override : config.overrides().entrySet()) {
      out.writeUTF(override.getKey());
      out.writeUTF(override.getValue());
    }
    out.flush();
  }

  private static BrokerConfig read(DataInputStream in) throws IOException {
    Path dataDirectory = Path.of(in.readUTF());
    int clientPort = in.readInt();
    int controllerPort = in.readInt();
    Map<String, String> overrides = new HashMap<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      overrides.put(in.readUTF(), in.readUTF());
    }
    return new BrokerConfig(dataDirectory, clientPort, controllerPort, overrides);
  }
}
