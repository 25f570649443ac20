package dev.sightline.cli;

import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.config.SightlineConfig;
import dev.sightline.topics.Program;
import dev.sightline.topics.access.AccessRules;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command that prints the minimal ACLs of each program. */
@Command(name = "acls")
final class AclsCommand extends ConfiguredCommand {

  @Option(names = "--only", paramLabel = "PROGRAM")
  private String only;

  @Override
  protected int run(SightlineConfig config) {
    String application = config.run().applicationId();
    PrintWriter out = out();
    requireProgram();
    AccessRules.of(config.topics().names(), application).stream()
        .filter(rule -> only == null || rule.principal().equals(application + "-" + only))
        .forEach(rule -> out.println(rule.arguments()));
    return 0;
  }

  private void requireProgram() {
    List<String> programs = Stream.of(Program.values()).map(Program::code).toList();
    if (only != null && !programs.contains(only)) {
      throw new ParameterException(
          commandLine(),
          "there is no program '" + only + "'; the programs are " + String.join(", ", programs));
    }
  }
}
