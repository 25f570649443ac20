package dev.sightline.cli;

import dev.sightline.broker.BrokerConfig;
import dev.sightline.broker.EmbeddedBroker;
import dev.sightline.cli.options.PrintingCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that runs a broker for the demo and for tests. */
@Command(name = "broker")
final class BrokerCommand extends PrintingCommand implements Callable<Integer> {

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "sightline-broker")
  private Path data;

  @Option(names = "--port", paramLabel = "PORT", defaultValue = "9092")
  private int port;

  @Option(names = "--controller-port", paramLabel = "PORT", defaultValue = "9093")
  private int controllerPort;

  @Option(names = "--set", paramLabel = "KEY=VALUE")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Override
  public Integer call() {
    BrokerConfig config = new BrokerConfig(data, port, controllerPort, overrides);
    try (EmbeddedBroker broker = EmbeddedBroker.start(config)) {
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-close"));
      PrintWriter out = out();
      out.println("serving on " + broker.bootstrapServers() + ", data in " + data);
      broker.awaitClose();
    }
    return 0;
  }
}
