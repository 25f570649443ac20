package dev.sightline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/**
 * Standard error without the launcher's filter. The filter drops a warning of the JVM, but ends
 * with the process, so the program's last lines must bypass it.
 */
final class StandardError {
  private static final String PROPERTY = "sightline.stderr";

  private StandardError() {}

  /** Replaces {@link System#err} if the launcher has passed on its own file descriptor. */
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
