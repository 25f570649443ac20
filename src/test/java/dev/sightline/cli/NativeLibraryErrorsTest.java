package dev.sightline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class NativeLibraryErrorsTest {

  /** Cannot load its library. */
  @Command(name = "broken")
  static final class Broken implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new ExceptionInInitializerError(
          new UnsatisfiedLinkError("/tmp/x/libopencv.so: failed to map segment\nand more"));
    }
  }

  @Test
  void shouldSayInOneLineThatALibraryCannotBeLoaded() {
    // Given
    StringWriter err = new StringWriter();
    CommandLine program =
        new CommandLine(new Broken())
            .setErr(new PrintWriter(err))
            .setExecutionStrategy(new NativeLibraryErrors())
            .setExecutionExceptionHandler(new OneLineErrors());

    // When
    int exit = program.execute();

    // Then
    assertThat(exit).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith(
            "sightline: a native library cannot be loaded: /tmp/x/libopencv.so: failed to map"
                + " segment");
  }

  @Test
  void shouldSayWhatToDoWhereTheTemporaryFolderAllowsNoPrograms() {
    assertThat(NativeLibraryErrors.message(new UnsatisfiedLinkError("no"), false))
        .isEqualTo(
            "a native library cannot be loaded: no; the temporary folder %s allows no programs"
                + " (noexec), name another: SIGHTLINE_JAVA_OPTS=-Djava.io.tmpdir=FOLDER",
            System.getProperty("java.io.tmpdir"));
  }
}
