package dev.sightline.cli;

import dev.sightline.app.ProcessMonitor;
import dev.sightline.app.ServeAssembly;
import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.config.SightlineConfig;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** The command that serves the page and the API until the process is asked to end. */
@Command(name = "serve")
final class ServeCommand extends ConfiguredCommand {

  @Override
  protected int run(SightlineConfig config) throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(asked, ended), "serve-close"));
    try (ProcessMonitor monitor = ProcessMonitor.open(config);
        ServeAssembly serving = ServeAssembly.start(config)) {
      monitor.watch(serving);
      err().println("sightline: the page is at " + serving.address());
      asked.await();
    } finally {
      ended.countDown();
    }
    return 0;
  }

  private static void end(CountDownLatch asked, CountDownLatch ended) {
    asked.countDown();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
