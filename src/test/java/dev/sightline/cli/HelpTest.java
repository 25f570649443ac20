package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Each command and option has a help text, and each help text its command or option. */
class HelpTest {

  static Stream<CommandSpec> commands() {
    return withSubcommands(Main.commandLine()).map(CommandLine::getCommandSpec);
  }

  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(HelpTest::withSubcommands));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldDescribeTheCommandAndItsOptions(CommandSpec command) {
    assertThat(command.usageMessage().description()).isNotEmpty();
    assertThat(command.options())
        .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
  }

  @Test
  void shouldContainNoTextThatIsNotUsed() {
    Set<String> used = commands().flatMap(HelpTest::keys).collect(Collectors.toSet());

    assertThat(used).containsAll(ResourceBundle.getBundle("help.sightline", Locale.ROOT).keySet());
  }

  private static Stream<String> keys(CommandSpec command) {
    Stream<String> ofArguments =
        command.args().stream()
            .flatMap(argument -> Stream.of(argument.descriptionKey(), keyOf(argument)));
    return Stream.concat(
            Stream.of(
                "usage.description", "usage.description.0", "usage.description.1", "usage.footer"),
            ofArguments)
        .flatMap(key -> Stream.of(key, command.qualifiedName(".") + "." + key));
  }

  private static String keyOf(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName().substring("--".length())
        : argument.paramLabel() + "[" + ((PositionalParamSpec) argument).index() + "]";
  }
}
