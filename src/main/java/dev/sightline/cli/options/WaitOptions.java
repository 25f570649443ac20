package dev.sightline.cli.options;

import dev.sightline.curation.GalleryCurator;
import dev.sightline.topics.MatcherReadiness;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option for how long a change of the gallery waits for the matchers. */
public final class WaitOptions {

  @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "10")
  private int seconds;

  public Duration timeout() {
    return Duration.ofSeconds(seconds);
  }

  /**
   * Waits for the matchers and prints the result.
   *
   * @return the command's exit code
   */
  public int await(GalleryCurator curator, CommandLine command) {
    MatcherReadiness answer = curator.awaitMatchers(timeout());
    if (answer.isEverywhere()) {
      command.getOut().println(inForce(answer));
      return 0;
    }
    command
        .getErr()
        .printf(
            Locale.ROOT,
            "sightline: written, but after %d seconds %d of %d matchers have not applied it: %s%n",
            seconds,
            answer.behind().size(),
            answer.behind().size() + answer.applied(),
            String.join(", ", answer.behind()));
    return 1;
  }

  private static String inForce(MatcherReadiness answer) {
    return switch (answer.applied()) {
      case 0 -> "no matcher is running";
      case 1 -> "in force at the one matcher";
      default -> "in force at all " + answer.applied() + " matchers";
    };
  }
}
