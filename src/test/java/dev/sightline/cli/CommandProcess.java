package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the program in a process of its own, with a temporary folder of its own. */
final class CommandProcess implements AutoCloseable {
  static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final Path temporary;
  private final Process process;

  private CommandProcess(Path temporary, Process process) {
    this.temporary = temporary;
    this.process = process;
  }

  /**
   * @param temporary the temporary folder, in which the output is, too
   */
  static CommandProcess start(Path temporary, List<String> arguments) throws IOException {
    return start(temporary, List.of(), arguments);
  }

  /**
   * @param options further options of the JVM
   */
  static CommandProcess start(Path temporary, List<String> options, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return new CommandProcess(
        temporary,
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output(temporary).toFile())
            .start());
  }

  private static Path output(Path temporary) {
    return temporary.resolve("output.txt");
  }

  /** All that it printed so far. */
  String output() throws IOException {
    return Files.readString(output(temporary));
  }

  /** The folders of temporary data, e.g. {@code sightline-demo-*}. */
  List<Path> found(String glob) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(temporary, glob)) {
      found.forEach(folders::add);
    }
    return folders;
  }

  /** Interrupts it as SIGTERM does, and returns whether it ended. */
  boolean interrupt() throws InterruptedException {
    process.destroy();
    return process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Sends it a signal, e.g. {@code STOP}. */
  void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }

  /**
   * Returns a number that Linux tells of it in {@code /proc/PID/status}, e.g. {@code VmRSS} in KiB.
   */
  long status(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the time that its threads have computed so far. */
  long cpuMillis() {
    return process.info().totalCpuDuration().orElseThrow().toMillis();
  }

  /** Kills it, and waits for the end of the processes that it started. */
  void kill() throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly().waitFor();
    children.forEach(child -> child.onExit().join());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
