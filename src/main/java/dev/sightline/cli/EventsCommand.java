package dev.sightline.cli;

import dev.sightline.app.EventLine;
import dev.sightline.cli.options.ConfigOptions;
import dev.sightline.config.SightlineConfig;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.EventTail.Tailed;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Follows the events. */
@Command(
    name = "events",
    mixinStandardHelpOptions = true,
    description = "Print who comes and goes, until interrupted.")
final class EventsCommand implements Callable<Integer> {
  private static final Duration WAIT = Duration.ofMillis(500);

  @Option(names = "--matches", description = "print what is decided of each single face instead")
  private boolean matches;

  @Option(names = "--json", description = "print the records as they are, one JSON object a line")
  private boolean json;

  @Option(names = "--from-beginning", description = "begin with the oldest event that is kept")
  private boolean fromBeginning;

  @Mixin private ConfigOptions configOptions;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    SightlineConfig config = configOptions.load();
    KafkaClients clients = config.kafka().clients();
    Topics topics = config.topics().names();
    From from = fromBeginning ? From.BEGINNING : From.NOW;
    if (matches) {
      follow(EventTail.matches(clients, topics, from), EventLine::of);
    } else {
      follow(EventTail.presence(clients, topics, from), EventLine::of);
    }
    return 0;
  }

  private <T> void follow(EventTail<T> opened, Function<T, String> line) {
    AtomicBoolean going = new AtomicBoolean(true);
    Thread reader = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(going, reader), "events-close"));
    try (EventTail<T> tail = opened) {
      while (going.get()) {
        tail.poll(WAIT).forEach(tailed -> print(tailed, line));
      }
    }
  }

  private static void stop(AtomicBoolean going, Thread reader) {
    going.set(false);
    try {
      reader.join(2 * WAIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> void print(Tailed<T> tailed, Function<T, String> line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        json
            ? tailed.json()
            : tailed.event().fold(line, rejection -> "not readable: " + rejection));
    out.flush();
  }
}
