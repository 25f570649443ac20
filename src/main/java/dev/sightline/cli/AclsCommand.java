package dev.sightline.cli;

import dev.sightline.cli.options.ConfigOptions;
import dev.sightline.config.SightlineConfig;
import dev.sightline.topics.AccessRules;
import dev.sightline.topics.Program;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that prints the minimal ACLs of each program. */
@Command(name = "acls")
final class AclsCommand implements Callable<Integer> {

  @Option(names = "--only", paramLabel = "PROGRAM")
  private String only;

  @Mixin private ConfigOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    SightlineConfig config = options.load();
    String application = config.run().applicationId();
    PrintWriter out = spec.commandLine().getOut();
    requireProgram();
    AccessRules.of(config.topics().names(), application).stream()
        .filter(rule -> only == null || rule.principal().equals(application + "-" + only))
        .forEach(rule -> out.println(rule.arguments()));
    out.flush();
    return 0;
  }

  private void requireProgram() {
    List<String> programs = Stream.of(Program.values()).map(Program::code).toList();
    if (only != null && !programs.contains(only)) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no program '" + only + "'; the programs are " + String.join(", ", programs));
    }
  }
}
