package dev.sightline.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that hold faces, vectors or cryptographic keys: readable by their owner only, from the
 * moment they exist. On a file system without such permissions, its own apply.
 */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFiles() {}

  /** Writes a file, or replaces one and its permissions. */
  public static Path write(Path file, byte[] bytes) throws IOException {
    try (OutputStream out = newOutputStream(file)) {
      out.write(bytes);
    }
    return file;
  }

  /** Writes text as UTF-8, as {@link #write(Path, byte[])} does. */
  public static Path write(Path file, String text) throws IOException {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Opens a file for writing from its start; existing content is lost. */
  public static OutputStream newOutputStream(Path file) throws IOException {
    try {
      Files.createFile(file, attributes(file, FILE));
    } catch (FileAlreadyExistsException e) {
      restrict(file);
    }
    return Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Opens a file for reading and writing at any place; creates it if it is missing. */
  public static FileChannel openChannel(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        attributes(file, FILE));
  }

  /**
   * Restricts a file. A device such as /dev/stdout, or a file of another owner, keeps its
   * permissions.
   */
  private static void restrict(Path file) throws IOException {
    if (Files.isRegularFile(file) && hasPermissions(file) && Files.isWritable(file)) {
      Files.setPosixFilePermissions(file, FILE);
    }
  }

  /** Creates a folder and its missing parents; existing ones are not changed. */
  public static Path createDirectories(Path folder) throws IOException {
    return Files.createDirectories(folder, attributes(folder, FOLDER));
  }

  /** Restricts an existing folder, so that other users cannot reach any file in it. */
  public static void restrictDirectory(Path folder) throws IOException {
    if (hasPermissions(folder)) {
      Files.setPosixFilePermissions(folder, FOLDER);
    }
  }

  /** Creates an empty file with a new name in a folder. */
  public static Path createTempFile(Path folder, String prefix, String suffix) throws IOException {
    return Files.createTempFile(folder, prefix, suffix, attributes(folder, FILE));
  }

  private static FileAttribute<?>[] attributes(Path file, Set<PosixFilePermission> permissions) {
    return hasPermissions(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean hasPermissions(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
