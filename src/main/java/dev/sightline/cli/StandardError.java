package dev.sightline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/**
 * Standard error past the filter of the launcher: that filter drops a warning of the JVM, and ends
 * with the process, so that the program's last words must not pass through it.
 */
final class StandardError {
  private static final String PROPERTY = "sightline.stderr";

  private StandardError() {}

  /** Replaces {@link System#err} if the launcher has passed on the file descriptor of its own. */
  static void adopt() {
    Integer number = Integer.getInteger(PROPERTY);
    if (number == null) {
      return;
    }
    try {
      Constructor<FileDescriptor> descriptor =
          FileDescriptor.class.getDeclaredConstructor(int.class);
      descriptor.setAccessible(true);
      FileOutputStream error = new FileOutputStream(descriptor.newInstance(number));
      System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
    } catch (ReflectiveOperationException | RuntimeException e) {
      System.err.println("sightline: cannot write past the launcher's filter: " + e);
    }
  }
}
