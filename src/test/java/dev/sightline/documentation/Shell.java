package dev.sightline.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A reader's terminals: runs commands in one folder, and ends what still runs when it is closed.
 */
final class Shell implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final Path folder;
  private final Map<String, String> environment;
  private final List<Running> started = new ArrayList<>();

  Shell(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  /** How a command ended, and all that it printed. */
  record Ended(int exit, String output) {}

  /** Runs a command and waits for its end. */
  Ended run(String line) throws InterruptedException {
    Running command = start(line);
    if (!command.process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError(line + " did not end in time:\n" + command.output());
    }
    return new Ended(command.process.exitValue(), command.output());
  }

  /** Starts a command that does not end by itself. */
  Running start(String line) {
    try {
      Path output = Files.createTempFile(folder, "output", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder("/bin/sh", "-c", "exec " + line)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      Running running = new Running(line, process, output);
      started.add(running);
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends what was started last first: the broker survives its clients. */
  @Override
  public void close() {
    for (int i = started.size() - 1; i >= 0; i--) {
      started.get(i).end();
    }
  }

  /** A command in a terminal of its own. */
  record Running(String line, Process process, Path log) {
    String output() {
      try {
        return Files.readString(log);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The first line that has these words, once it is there. */
    String awaitLine(String... words) {
      Awaitility.await(line)
          .atMost(TIMEOUT)
          .failFast(this::requireAlive)
          .until(() -> find(words).isPresent());
      return find(words).orElseThrow();
    }

    private void requireAlive() {
      if (!process.isAlive()) {
        throw new AssertionError(line + " has ended:\n" + output());
      }
    }

    private Optional<String> find(String... words) {
      return output()
          .lines()
          .filter(printed -> List.of(words).stream().allMatch(printed::contains))
          .findFirst();
    }

    private void end() {
      process.destroy();
      try {
        if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
