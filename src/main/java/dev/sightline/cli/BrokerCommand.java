package dev.sightline.cli;

import dev.sightline.broker.BrokerConfig;
import dev.sightline.broker.EmbeddedBroker;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that runs a broker for the demo and for tests. */
@Command(name = "broker")
final class BrokerCommand implements Callable<Integer> {

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "sightline-broker")
  private Path data;

  @Option(names = "--port", paramLabel = "PORT", defaultValue = "9092")
  private int port;

  @Option(names = "--controller-port", paramLabel = "PORT", defaultValue = "9093")
  private int controllerPort;

  @Option(names = "--set", paramLabel = "KEY=VALUE")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    BrokerConfig config = new BrokerConfig(data, port, controllerPort, overrides);
    try (EmbeddedBroker broker = EmbeddedBroker.start(config)) {
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-close"));
      PrintWriter out = spec.commandLine().getOut();
      out.println("serving on " + broker.bootstrapServers() + ", data in " + data);
      out.flush();
      broker.awaitClose();
    }
    return 0;
  }
}
