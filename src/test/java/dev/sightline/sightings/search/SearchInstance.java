package dev.sightline.sightings.search;

import dev.sightline.events.DataKeys;
import dev.sightline.streams.runner.ProcessingGuarantee;
import dev.sightline.streams.runner.RunConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** An instance of the search stage in a JVM of its own, which can be killed. */
final class SearchInstance implements AutoCloseable {
  private static final String AT = "listening at ";

  private final Process process;
  private final URI address;

  private SearchInstance(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  static SearchInstance start(String brokers, String topic, Path state) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SearchInstance.class.getName(),
                brokers,
                topic,
                state.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    while (line != null && !line.startsWith(AT)) {
      line = output.readLine();
    }
    if (line == null) {
      process.destroyForcibly();
      throw new IllegalStateException("the instance ended before it listened");
    }
    return new SearchInstance(process, URI.create(line.substring(AT.length())));
  }

  public static void main(String[] args) throws InterruptedException {
    try (SearchStage stage = open(args[0], args[1], Path.of(args[2]))) {
      System.out.println(AT + stage.address());
      stage.awaitEnd();
    }
  }

  /** Opens an instance in this JVM. */
  static SearchStage open(String brokers, String topic, Path state) {
    return SearchStage.start(
        new SearchStage.Settings(
            at(URI.create("http://127.0.0.1:1"), 0),
            new RunConfig(
                topic, 1, ProcessingGuarantee.AT_LEAST_ONCE, state, Duration.ofSeconds(10)),
            topic,
            Duration.ofDays(30),
            Map.of(
                "bootstrap.servers", brokers,
                "consumer.session.timeout.ms", "6000",
                "consumer.heartbeat.interval.ms", "1000"),
            DataKeys::none),
        Clock.systemUTC());
  }

  private static SearchConfig at(URI url, int port) {
    return new SearchConfig(
        new SearchConfig.Endpoint("127.0.0.1", port, Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        url,
        SearchConfig.defaults().rules());
  }

  /** Returns a client that asks an instance. */
  static SearchClient client(URI address) {
    return new SearchClient(at(address, 0));
  }

  URI address() {
    return address;
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
