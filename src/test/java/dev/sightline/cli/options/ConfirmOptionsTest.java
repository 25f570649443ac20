package dev.sightline.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ConfirmOptionsTest {
  private final List<String> questions = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"y", "yes", "Y"})
  void shouldGoOnWhenAPersonSaysYes(String answer) {
    assertThatCode(() -> at(answer).require("Erase staff/Ann")).doesNotThrowAnyException();
    assertThat(questions).containsExactly("Erase staff/Ann? This cannot be undone [y/N] ");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "n", "maybe"})
  void shouldChangeNothingWithoutAYes(String answer) {
    assertThatThrownBy(() -> at(answer).require("Erase staff/Ann"))
        .hasMessage("nothing was changed; answer y, or give --yes");
  }

  @Test
  void shouldNotAskWhereThereIsNoTerminalOrWithTheOption() {
    assertThatCode(() -> new ConfirmOptions(Optional.empty()).require("Erase staff/Ann"))
        .doesNotThrowAnyException();
    ConfirmOptions options = at("n");
    new CommandLine(new Erase(options)).parseArgs("--yes");
    assertThatCode(() -> options.require("Erase staff/Ann")).doesNotThrowAnyException();
    assertThat(questions).isEmpty();
  }

  private ConfirmOptions at(String answer) {
    return new ConfirmOptions(
        Optional.of(
            question -> {
              questions.add(question);
              return answer;
            }));
  }

  @Command
  private static final class Erase {
    @SuppressWarnings("UnusedVariable") // picocli finds it
    @Mixin
    private final ConfirmOptions confirm;

    Erase(ConfirmOptions confirm) {
      this.confirm = confirm;
    }
  }
}
