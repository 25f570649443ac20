package dev.sightline.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that scripts run from their source, which no build compiles. */
class ProgramsOfScriptsTest {
  @TempDir Path classes;

  @Test
  void shouldFitTheClassesThatTheyUse() throws IOException {
    // Given
    List<Path> programs = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Repository.path(".ci"), "*.java")) {
      files.forEach(programs::add);
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-proc:none",
            "--add-modules",
            "jdk.incubator.vector");

    // When
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(errors, Locale.ROOT, StandardCharsets.UTF_8)) {
      boolean isCompiled =
          compiler
              .getTask(
                  null, files, errors, options, null, files.getJavaFileObjectsFromPaths(programs))
              .call();

      // Then
      assertThat(programs).isNotEmpty();
      assertThat(isCompiled).as("%s", errors.getDiagnostics()).isTrue();
    }
  }
}
