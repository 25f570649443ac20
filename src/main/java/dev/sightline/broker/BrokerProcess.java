package dev.sightline.broker;

import dev.sightline.files.PrivateFiles;
import dev.sightline.files.TemporaryFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A broker in its own JVM, on the loopback address. Its directory holds {@code data} and {@code
 * broker.log}. It ends with the program that started it, and can be stopped, killed and restarted
 * on the same data and ports. Not thread-safe.
 */
public final class BrokerProcess implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

  private final Path directory;
  private final BrokerConfig config;
  private final Optional<TemporaryFolder> temporary;
  private Process process;

  private BrokerProcess(
      Path directory, Map<String, String> overrides, Optional<TemporaryFolder> temporary) {
    this.directory = directory;
    this.temporary = temporary;
    FreePorts ports = FreePorts.find();
    this.config =
        new BrokerConfig(directory.resolve("data"), ports.client(), ports.controller(), overrides);
  }

  /** Starts a broker on free ports in a temporary directory that {@link #close} deletes. */
  public static BrokerProcess start() {
    return start(Map.of());
  }

  /**
   * Starts a broker on free ports in a temporary directory that {@link #close} deletes.
   *
   * @param overrides broker properties that win over Sightline's own
   */
  public static BrokerProcess start(Map<String, String> overrides) {
    TemporaryFolder folder = TemporaryFolder.create("broker");
    try {
      return started(new BrokerProcess(folder.path(), overrides, Optional.of(folder)));
    } catch (BrokerStartException e) {
      folder.close();
      throw e;
    }
  }

  /**
   * Starts a broker on free ports with its data in a directory that is kept.
   *
   * @param overrides broker properties that replace Sightline's own
   * @throws BrokerStartException if it is not ready within a minute; the message ends with its log
   */
  public static BrokerProcess start(Path directory, Map<String, String> overrides) {
    return started(new BrokerProcess(directory, overrides, Optional.empty()));
  }

  private static BrokerProcess started(BrokerProcess broker) {
    broker.launch();
    return broker;
  }

  /** Returns the clients' {@code bootstrap.servers}; the same after {@link #restart}. */
  public String bootstrapServers() {
    return config.bootstrapServers();
  }

  /** Returns the broker's log file. */
  public Path log() {
    return directory.resolve("broker.log");
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Kills the broker as {@code kill -9} does, and waits until it has ended. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Stops the broker cleanly; kills it if that takes longer than 20 seconds. Idempotent. */
  public void stop() {
    process.destroy();
    awaitExit();
  }

  /** Starts the broker again, after {@link #kill} or {@link #stop}, on the same data and ports. */
  public void restart() {
    if (process.isAlive()) {
      throw new IllegalStateException("the broker still runs; stop it first");
    }
    launch();
  }

  /** Stops the broker and deletes its directory if that was temporary. Idempotent. */
  @Override
  public void close() {
    stop();
    temporary.ifPresent(TemporaryFolder::close);
  }

  private void launch() {
    try {
      PrivateFiles.createDirectories(directory);
      process = command().start();
      BrokerMain.write(config, process.getOutputStream());
    } catch (IOException e) {
      throw failure("cannot be launched", e);
    }
    try {
      CompletableFuture.supplyAsync(this::readLine)
          .thenAccept(this::requireReady)
          .get(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      kill();
      throw failure("did not become ready", e);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw failure("was interrupted during its start", e);
    }
  }

  private ProcessBuilder command() {
    // A Ctrl-C reaches the whole process group, but the broker must outlive its clients.
    return new ProcessBuilder(
            "sh",
            "-c",
            "trap '' INT; exec \"$@\"",
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            // Starts faster, and leaves the second compiler's threads to the recognition.
            "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=logback-broker.xml",
            "-cp",
            System.getProperty("java.class.path"),
            BrokerMain.class.getName())
        .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()));
  }

  private String readLine() {
    try {
      return new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireReady(String line) {
    if (!BrokerMain.READY.equals(line)) {
      throw new BrokerStartException("it ended at once");
    }
  }

  private BrokerStartException failure(String what, Exception cause) {
    return new BrokerStartException(
        String.format(
            Locale.ROOT,
            "the broker on %s %s; %s ends with:%n%s",
            bootstrapServers(),
            what,
            log(),
            endOfLog()),
        cause);
  }

  /** Returns the last informative lines, without stack frames. */
  private String endOfLog() {
    try (Stream<String> lines = Files.lines(log())) {
      List<String> messages = lines.filter(line -> !line.startsWith("\t")).toList();
      return String.join("\n", messages.subList(Math.max(0, messages.size() - 8), messages.size()));
    } catch (IOException e) {
      return "(no log)";
    }
  }

  private void awaitExit() {
    try {
      if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
