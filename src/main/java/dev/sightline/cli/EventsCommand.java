package dev.sightline.cli;

import dev.sightline.config.SightlineConfig;
import dev.sightline.events.IdentityEventTail;
import dev.sightline.events.IdentityEventTail.From;
import dev.sightline.events.IdentityEventTail.Tailed;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Follows the identity events. */
@Command(
    name = "events",
    mixinStandardHelpOptions = true,
    description = "Print identity events as they come, until interrupted.")
final class EventsCommand implements Callable<Integer> {
  private static final Duration WAIT = Duration.ofMillis(500);

  @Option(names = "--json", description = "print the records as they are, one JSON object a line")
  private boolean json;

  @Option(names = "--from-beginning", description = "begin with the oldest event that is kept")
  private boolean fromBeginning;

  @Mixin private ConfigOptions configOptions;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    SightlineConfig config = configOptions.load();
    AtomicBoolean going = new AtomicBoolean(true);
    Thread reader = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(going, reader), "events-close"));
    try (IdentityEventTail tail =
        new IdentityEventTail(
            config.kafka().consumer(),
            config.topics().names().identityEvents(),
            fromBeginning ? From.BEGINNING : From.NOW)) {
      while (going.get()) {
        tail.poll(WAIT).forEach(this::print);
      }
    }
    return 0;
  }

  private static void stop(AtomicBoolean going, Thread reader) {
    going.set(false);
    try {
      reader.join(2 * WAIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void print(Tailed tailed) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        json
            ? tailed.json()
            : tailed.event().fold(EventLine::of, rejection -> "not readable: " + rejection));
    out.flush();
  }
}
