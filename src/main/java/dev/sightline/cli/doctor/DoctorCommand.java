package dev.sightline.cli.doctor;

import dev.sightline.cli.doctor.Finding.Verdict;
import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.config.SightlineConfig;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that checks what the program needs. */
@Command(name = "doctor")
public final class DoctorCommand extends ConfiguredCommand {

  @Option(names = "--offline")
  private boolean offline;

  @Override
  protected int run(SightlineConfig config) {
    PrintWriter out = out();
    List<Finding> findings = new ArrayList<>(Machine.examine(config));
    findings.add(Finding.of("ports", () -> Ports.examine(config)));
    if (!offline) {
      findings.addAll(Cluster.examine(config));
    }
    findings.forEach(out::println);
    return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.FAIL) ? 1 : 0;
  }
}
