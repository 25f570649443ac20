package dev.sightline.cli;

import dev.sightline.agent.Agent;
import dev.sightline.app.AgentAssembly;
import dev.sightline.app.ProcessMonitor;
import dev.sightline.app.TraceExport;
import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.config.SightlineConfig;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/** The command that publishes the cameras that Kafka gives to this process. */
@Command(name = "agent")
final class AgentCommand extends ConfiguredCommand {
  private static final long CLOSE_TIMEOUT_SECONDS = 15;

  @Override
  protected int run(SightlineConfig config) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    try (TraceExport traces = TraceExport.open("sightline-agent", System.getenv());
        ProcessMonitor monitor = ProcessMonitor.open(config);
        AgentAssembly assembly = AgentAssembly.open(config, traces.tracing(), monitor)) {
      Agent agent = assembly.agent();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(agent, ended), "agent-close"));
      err().printf(Locale.ROOT, "sightline: the agent is on %s%n", config.bootstrapServers());
      agent.run(reason -> err().println("waiting: " + reason));
      report(agent.totals());
    } finally {
      ended.countDown();
    }
    return 0;
  }

  /** Ends the agent, and holds up the end of the process until it is reported what was sent. */
  private static void end(Agent agent, CountDownLatch ended) {
    agent.close();
    try {
      boolean unused = ended.await(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void report(Agent.Totals totals) {
    err().println(CameraCommand.summary(totals));
  }
}
