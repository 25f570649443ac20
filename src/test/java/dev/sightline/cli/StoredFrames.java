package dev.sightline.cli;

import dev.sightline.files.LiveFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;

/** The frames in a broker's files, which say what no consumer learns: which producer wrote them. */
final class StoredFrames {
  private final Path data;
  private final String topic;
  private final Map<Path, Integer> read = new HashMap<>();
  private final Map<String, List<StoredFrame>> frames = new TreeMap<>();

  /**
   * @param data the broker's data directory
   */
  StoredFrames(Path data, String topic) {
    this.data = data;
    this.topic = topic;
  }

  /**
   * A frame in the log.
   *
   * @param producer Kafka's id of the process that wrote it
   * @param time when it was captured, by the clock of this machine
   */
  record StoredFrame(long producer, long time) {}

  /** Returns the frames so far of each camera, in the order of the log. */
  Map<String, List<StoredFrame>> all() {
    try {
      for (Path file : segments()) {
        read(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return frames;
  }

  /** Returns each camera's frames that were captured from a time on. */
  Map<String, List<StoredFrame>> since(long time) {
    Map<String, List<StoredFrame>> since = new TreeMap<>();
    all()
        .forEach(
            (camera, stored) ->
                since.put(camera, stored.stream().filter(frame -> frame.time() >= time).toList()));
    return since;
  }

  private List<Path> segments() throws IOException {
    return LiveFolder.below(data).stream()
        .filter(file -> file.getParent().getFileName().toString().startsWith(topic + "-"))
        .filter(file -> file.toString().endsWith(".log"))
        .sorted()
        .toList();
  }

  private void read(Path file) throws IOException {
    int from = read.getOrDefault(file, 0);
    FileRecords records = FileRecords.open(file.toFile(), false, true, 0, false);
    try {
      int size = records.sizeInBytes();
      for (RecordBatch batch : records.slice(from, size - from).batches()) {
        for (Record record : batch) {
          add(batch.producerId(), record);
        }
        from += batch.sizeInBytes();
      }
    } finally {
      records.closeHandlers();
    }
    read.put(file, from);
  }

  private void add(long producer, Record record) {
    String camera = StandardCharsets.UTF_8.decode(record.key()).toString();
    frames
        .computeIfAbsent(camera, key -> new ArrayList<>())
        .add(new StoredFrame(producer, record.timestamp()));
  }

  /** Returns how often the producer changes from one frame to the next. */
  static int changes(List<StoredFrame> frames) {
    int changes = 0;
    for (int i = 1; i < frames.size(); i++) {
      changes += frames.get(i).producer() == frames.get(i - 1).producer() ? 0 : 1;
    }
    return changes;
  }

  static List<StoredFrame> byTime(List<StoredFrame> frames) {
    return frames.stream().sorted(Comparator.comparingLong(StoredFrame::time)).toList();
  }

  /** Returns the longest time between two frames of any of these cameras, in milliseconds. */
  static long largestGap(Collection<List<StoredFrame>> cameras) {
    long largest = 0;
    for (List<StoredFrame> frames : cameras) {
      List<StoredFrame> ordered = byTime(frames);
      for (int i = 1; i < ordered.size(); i++) {
        largest = Math.max(largest, ordered.get(i).time() - ordered.get(i - 1).time());
      }
    }
    return largest;
  }
}
