package dev.sightline.cli;

import dev.sightline.agent.Agent;
import dev.sightline.app.AgentAssembly;
import dev.sightline.app.ProcessMonitor;
import dev.sightline.app.TraceExport;
import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.config.SightlineConfig;
import java.util.Locale;
import picocli.CommandLine.Command;

/** The command that publishes the cameras that Kafka gives to this process. */
@Command(name = "agent")
final class AgentCommand extends ConfiguredCommand {
  @Override
  protected int run(SightlineConfig config) throws InterruptedException {
    try (EndingHook hook = new EndingHook("agent");
        TraceExport traces = TraceExport.open("sightline-agent", System.getenv());
        ProcessMonitor monitor = ProcessMonitor.open(config);
        AgentAssembly assembly = AgentAssembly.open(config, traces.tracing(), monitor)) {
      Agent agent = assembly.agent();
      hook.add(agent::close);
      err().printf(Locale.ROOT, "sightline: the agent is on %s%n", config.bootstrapServers());
      agent.run(reason -> err().println("waiting: " + reason));
      err().println(CameraCommand.summary(agent.totals()));
    }
    return 0;
  }
}
