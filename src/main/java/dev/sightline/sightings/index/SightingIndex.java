package dev.sightline.sightings.index;

import dev.sightline.embedding.Embedding;
import dev.sightline.files.PrivateFiles;
import dev.sightline.vectors.DotKernel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * The sightings of a folder with exact search.
 *
 * <p>A search holds the lock for a fraction of a millisecond at a time. So it delays no change, and
 * what is removed while it runs is not in its result.
 */
public final class SightingIndex implements Closeable {
  private static final String DISCARDED = "discarded-";

  private final Path folder;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final NavigableMap<LocalDate, DayIndex> days = new ConcurrentSkipListMap<>();
  private final DaySearch search;

  /**
   * Opens the index of a folder, and creates the folder if it is missing. Only the owner of this
   * process can read it.
   *
   * @throws IOException if files cannot be read, or have another format
   */
  public static SightingIndex open(Path folder) throws IOException {
    return open(folder, DotKernel.fastest());
  }

  static SightingIndex open(Path folder, DotKernel kernel) throws IOException {
    SightingIndex index = new SightingIndex(folder, kernel);
    try {
      index.openDays();
      return index;
    } catch (IOException | RuntimeException | Error e) {
      index.close();
      throw e;
    }
  }

  private SightingIndex(Path folder, DotKernel kernel) throws IOException {
    this.folder = PrivateFiles.createDirectories(folder);
    this.search = new DaySearch(days, lock.readLock(), kernel);
    PrivateFiles.restrictDirectory(folder);
  }

  private void openDays() throws IOException {
    List<Path> folders;
    try (Stream<Path> found = Files.list(folder)) {
      folders = found.filter(Files::isDirectory).toList();
    }
    for (Path day : folders) {
      if (day.getFileName().toString().startsWith(DISCARDED)) {
        deleteFolder(day);
      } else {
        DayIndex opened = new DayIndex(day);
        days.put(opened.date(), opened);
      }
    }
  }

  /**
   * Adds a sighting, or replaces the one of its key.
   *
   * @param payload what a search returns with it; copied
   */
  public synchronized void put(IndexedSighting sighting, byte[] payload) throws IOException {
    byte[] key = sighting.key().getBytes(StandardCharsets.UTF_8);
    LocalDate date = LocalDate.ofInstant(sighting.lastSeen(), ZoneOffset.UTC);
    requireDimensions(sighting);
    DayIndex day = days.get(date);
    if (day == null) {
      day = new DayIndex(folder.resolve(date.toString()));
      days.put(date, day);
    }
    removeExcept(day, key);
    day.markChanged();
    lock.writeLock().lock();
    try {
      day.put(sighting, key, payload);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void requireDimensions(IndexedSighting sighting) {
    for (Embedding view : sighting.views()) {
      for (DayIndex day : days.values()) {
        day.rowsOf(view.model()).ifPresent(rows -> requireDimension(view, rows.dimension()));
      }
    }
  }

  private static void requireDimension(Embedding view, int dimension) {
    if (view.dimension() != dimension) {
      throw new IllegalArgumentException(
          "embeddings of model "
              + view.model()
              + " have "
              + dimension
              + " dimensions, found "
              + view.dimension());
    }
  }

  /**
   * Removes a sighting. Nothing of it remains in the files.
   *
   * @return whether there was one
   */
  public synchronized boolean remove(String key) throws IOException {
    return removeExcept(null, key.getBytes(StandardCharsets.UTF_8));
  }

  private boolean removeExcept(DayIndex kept, byte[] key) throws IOException {
    boolean removed = false;
    for (DayIndex day : days.values()) {
      List<Integer> slots = day == kept ? List.of() : day.find(key);
      if (!slots.isEmpty()) {
        day.markChanged();
        lock.writeLock().lock();
        try {
          slots.forEach(day::remove);
        } finally {
          lock.writeLock().unlock();
        }
        removed = true;
      }
    }
    return removed;
  }

  /**
   * Removes all days before one, and gives their disk space back at once.
   *
   * @return the number of sightings removed
   */
  public synchronized long removeBefore(LocalDate first) throws IOException {
    long removed = 0;
    for (DayIndex day : List.copyOf(days.headMap(first).values())) {
      removed += day.live();
      days.remove(day.date());
      Path from = folder.resolve(day.date().toString());
      Path discarded = Files.move(from, folder.resolve(DISCARDED + day.date()));
      lock.writeLock().lock();
      try {
        day.discard();
      } finally {
        lock.writeLock().unlock();
      }
      deleteFolder(discarded);
    }
    return removed;
  }

  private static void deleteFolder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  /** Returns the number of sightings. */
  public long count() {
    return days.values().stream().mapToLong(DayIndex::live).sum();
  }

  /** Returns the payload of a sighting. */
  public Optional<byte[]> payload(String key) {
    return search.payload(key.getBytes(StandardCharsets.UTF_8));
  }

  /** Finds the sightings nearest to a face: every view that the filter admits is compared. */
  public SightingHits nearest(SightingSearch question) {
    return search.nearest(question);
  }

  /**
   * Lists the sightings that a filter admits in the order in which they began.
   *
   * @param limit the maximum number, at least 1; the latest are kept
   */
  public List<SightingHit> list(SightingFilter admitting, int limit) {
    return search.list(admitting, limit);
  }

  /** Writes all changes to the disk. A crash after this loses none of them. */
  public synchronized void flush() throws IOException {
    for (DayIndex day : days.values()) {
      day.flush();
    }
  }

  /** Writes all changes to the disk and closes the files. Idempotent. */
  @Override
  public synchronized void close() throws IOException {
    lock.writeLock().lock();
    try {
      for (DayIndex day : List.copyOf(days.values())) {
        day.flush();
        day.close();
      }
      days.clear();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
