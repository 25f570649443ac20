package dev.sightline.cli.doctor;

import dev.sightline.cli.doctor.Finding.Verdict;
import dev.sightline.cli.options.ConfigOptions;
import dev.sightline.config.SightlineConfig;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that checks what the program needs. */
@Command(name = "doctor")
public final class DoctorCommand implements Callable<Integer> {

  @Option(names = "--offline")
  private boolean offline;

  @Mixin private ConfigOptions configOptions;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    SightlineConfig config = configOptions.load();
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> findings = new ArrayList<>(Machine.examine(config));
    findings.add(Finding.of("ports", () -> Ports.examine(config)));
    if (!offline) {
      findings.addAll(Cluster.examine(config));
    }
    findings.forEach(out::println);
    out.flush();
    return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.FAIL) ? 1 : 0;
  }
}
