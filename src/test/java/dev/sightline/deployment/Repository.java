package dev.sightline.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The source tree that is being tested. */
final class Repository {
  /** Surefire and IDEs alike start the tests in the folder of the POM. */
  static final Path ROOT = Path.of("").toAbsolutePath();

  private static final Pattern VERSION =
      Pattern.compile("<artifactId>sightline</artifactId>\\s*<version>([^<]+)</version>");

  private Repository() {}

  static Path path(String relative) {
    return ROOT.resolve(relative);
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version that the POM gives the program. */
  static String version() {
    Matcher version = VERSION.matcher(read(path("pom.xml")));
    if (!version.find()) {
      throw new IllegalStateException("no version of sightline in " + path("pom.xml"));
    }
    return version.group(1);
  }
}
