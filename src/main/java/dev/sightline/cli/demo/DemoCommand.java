package dev.sightline.cli.demo;

import dev.sightline.app.TraceExport;
import dev.sightline.broker.BrokerProcess;
import dev.sightline.cli.options.GracefulShutdown;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.config.SightlineConfig;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.files.PrivateFiles;
import dev.sightline.files.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that demonstrates everything. */
@Command(name = "demo")
public final class DemoCommand extends PrintingCommand implements Callable<Integer> {

  @ArgGroup(exclusive = false)
  private OwnFilm own;

  static final class OwnFilm {
    @Option(names = "--video", paramLabel = "FILE", required = true)
    private String video;

    @Option(names = "--people", paramLabel = "FOLDER", required = true)
    private Path people;
  }

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--keep-running")
  private boolean keepRunning;

  @Mixin private OwnBrokerOptions options;

  @Override
  public Integer call() throws InterruptedException {
    return GracefulShutdown.guard(this::play);
  }

  private int play() throws InterruptedException {
    err().println("demo: starting a Kafka broker");
    try (TemporaryFolder state = TemporaryFolder.create("demo");
        TraceExport traces = TraceExport.open("sightline-demo", System.getenv());
        BrokerProcess broker = BrokerProcess.start()) {
      SightlineConfig config = config(broker, state.path());
      DemoScript script =
          own == null ? DemoScript.photographs() : DemoScript.of(own.people, own.video, config);
      if (keepRunning) {
        sayWhereTheBrokerIs(broker);
      }
      CountDownLatch until = new CountDownLatch(keepRunning ? 1 : 0);
      DemoScreen screen = new DemoScreen(out(), json);
      boolean complete = new Demo(config, err(), traces.tracing()).play(script, screen, until);
      return complete ? 0 : 1;
    }
  }

  private SightlineConfig config(BrokerProcess broker, Path state) {
    Map<String, String> usual = new LinkedHashMap<>();
    if (!options.sets("gallery.key.command")) {
      usual.put("gallery.key.file", newKey(state).toString());
    }
    usual.put("topics.partitions", "2");
    usual.put("serve.port", "0");
    usual.put("presence.timeout.ms", "5000");
    return options.load(usual, broker, state);
  }

  private static Path newKey(Path state) {
    try {
      return PrivateFiles.write(state.resolve("gallery.key"), KeyEncryptionKeys.generate());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the demo's key", e);
    }
  }

  private void sayWhereTheBrokerIs(BrokerProcess broker) {
    err()
        .printf(
            Locale.ROOT,
            "demo: the broker listens on %s; end with Ctrl-C%n"
                + "demo: for instance ./sightline events --bootstrap-server %s%n",
            broker.bootstrapServers(),
            broker.bootstrapServers());
  }
}
