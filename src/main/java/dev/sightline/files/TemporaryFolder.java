package dev.sightline.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for temporary data, readable by its owner only, that {@link #close} deletes with its
 * content.
 *
 * <p>A killed process cannot clean up. So each folder holds a file that is locked while its process
 * lives; the next {@link #create} deletes the folders whose lock is free.
 */
public final class TemporaryFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);
  private static final String PREFIX = "sightline-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "[a-z]+-\\d+");
  private static final String LOCK = ".lock";

  /**
   * The folders of this process. They are skipped, because opening and closing their lock file
   * again would release the lock.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private static final FileAttribute<?> PROGRAM =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path path;
  private final FileChannel lock;

  private TemporaryFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Creates a folder in the system's temporary directory, and deletes those that killed processes
   * of this user left there.
   *
   * @param purpose lower-case letters; the folder is named {@code sightline-PURPOSE-NUMBER}
   */
  public static TemporaryFolder create(String purpose) {
    return createIn(Path.of(System.getProperty("java.io.tmpdir")), purpose);
  }

  static TemporaryFolder createIn(Path parent, String purpose) {
    try {
      deleteLeftovers(parent);
      while (true) {
        Path path = Files.createTempDirectory(parent, PREFIX + purpose + "-");
        OWN.add(path);
        FileChannel lock =
            FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // Another process may mistake the folder for a leftover until it is locked.
        if (lock.tryLock() != null && Files.exists(path.resolve(LOCK))) {
          return new TemporaryFolder(path, lock);
        }
        lock.close();
        OWN.remove(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot create a temporary folder in "
              + parent
              + "; set another with -Djava.io.tmpdir=FOLDER",
          e);
    }
  }

  private static void deleteLeftovers(Path parent) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        if (NAME.matcher(folder.getFileName().toString()).matches() && !OWN.contains(folder)) {
          deleteIfLeftOver(folder);
        }
      }
    }
  }

  private static void deleteIfLeftOver(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock free = channel.tryLock()) {
      if (free != null) {
        LOG.info("Deleting {}, left by a killed process", folder);
        delete(folder);
      }
    } catch (IOException | OverlappingFileLockException e) {
      LOG.debug("{} belongs to another user or is new", folder, e);
    }
  }

  /**
   * Returns whether programs in the system's temporary folder may be executed, as native libraries
   * unpacked there require.
   */
  public static boolean allowsPrograms() {
    try {
      Path probe = Files.createTempFile(PREFIX, ".probe", PROGRAM);
      try {
        return Files.isExecutable(probe);
      } finally {
        Files.deleteIfExists(probe);
      }
    } catch (IOException | UnsupportedOperationException e) {
      LOG.debug("cannot probe the temporary folder", e);
      return true;
    }
  }

  public Path path() {
    return path;
  }

  /** Deletes the folder. Idempotent. */
  @Override
  public void close() {
    if (!OWN.contains(path)) {
      return;
    }
    try (lock) {
      delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    } finally {
      OWN.remove(path);
    }
  }

  /** Deletes the lock last, so that an interrupted deletion is finished by the next start. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(e -> !e.endsWith(LOCK)).toList()) {
        deleteTree(entry);
      }
    }
    Files.deleteIfExists(folder.resolve(LOCK));
    Files.deleteIfExists(folder);
  }

  private static void deleteTree(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      LOG.debug("{} is gone already", e.getFile());
    } catch (UncheckedIOException e) {
      // a walk's stream wraps what it meets
      if (!(e.getCause() instanceof NoSuchFileException gone)) {
        throw e.getCause();
      }
      LOG.debug("{} is gone already", gone.getFile());
    }
  }
}
