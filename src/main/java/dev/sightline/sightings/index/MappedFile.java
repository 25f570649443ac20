package dev.sightline.sightings.index;

import dev.sightline.files.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of equal records in memory, little-endian. It grows by an eighth, at least 64 KiB, with
 * zeros that are written and not only reserved: a full disk is an exception then, and not a signal
 * that ends the JVM.
 *
 * <p>The owner guards it with a lock. Nothing may read after {@link #close} or {@link #truncate}.
 */
final class MappedFile implements Closeable {
  private static final int CHUNK_BYTES = 1 << 30;
  private static final int LEAST_GROWTH = 64 << 10;
  private static final int ZEROS = 64 << 10;

  private final FileChannel channel;
  private final int recordBytes;
  private final int recordsPerChunk;
  private final List<MappedByteBuffer> chunks = new ArrayList<>();
  private long records;

  MappedFile(Path file, int recordBytes) throws IOException {
    this.channel = PrivateFiles.openChannel(file);
    this.recordBytes = recordBytes;
    this.recordsPerChunk = CHUNK_BYTES / recordBytes;
    try {
      map(channel.size() / recordBytes);
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  /** Returns the number of records that the file has room for. */
  long records() {
    return records;
  }

  /** Makes room for this many records. */
  void ensure(long needed) throws IOException {
    if (needed > records) {
      long growth = Math.max(LEAST_GROWTH, records * recordBytes / 8) / recordBytes;
      long target = Math.max(needed, records + growth);
      appendZeros(target * recordBytes);
      map(target);
    }
  }

  private void appendZeros(long end) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(ZEROS);
    for (long at = records * recordBytes; at < end; ) {
      zeros.clear().limit((int) Math.min(ZEROS, end - at));
      at += channel.write(zeros, at);
    }
  }

  private void map(long target) throws IOException {
    int first = (int) (records / recordsPerChunk);
    while (chunks.size() > first) {
      chunks.remove(chunks.size() - 1);
    }
    for (long start = (long) first * recordsPerChunk; start < target; start += recordsPerChunk) {
      long bytes = Math.min(recordsPerChunk, target - start) * recordBytes;
      MappedByteBuffer chunk =
          channel.map(FileChannel.MapMode.READ_WRITE, start * recordBytes, bytes);
      chunk.order(ByteOrder.LITTLE_ENDIAN);
      chunks.add(chunk);
    }
    records = target;
  }

  /** Returns the memory that holds a record, which begins at {@link #offset}. */
  ByteBuffer chunk(long record) {
    return chunks.get((int) (record / recordsPerChunk));
  }

  int offset(long record) {
    return (int) (record % recordsPerChunk) * recordBytes;
  }

  /** Reads bytes that begin with a record and may extend over several. */
  void read(long record, byte[] target) {
    for (int done = 0; done < target.length; ) {
      int part = Math.min(target.length - done, room(record, done));
      chunkAt(record, done).get(offsetAt(record, done), target, done, part);
      done += part;
    }
  }

  /** Writes bytes that begin with a record and may extend over several. */
  void write(long record, byte[] source) {
    for (int done = 0; done < source.length; ) {
      int part = Math.min(source.length - done, room(record, done));
      chunkAt(record, done).put(offsetAt(record, done), source, done, part);
      done += part;
    }
  }

  private int room(long record, int done) {
    return recordsPerChunk * recordBytes - offsetAt(record, done);
  }

  private ByteBuffer chunkAt(long record, int done) {
    return chunk(record + done / recordBytes);
  }

  private int offsetAt(long record, int done) {
    return offset(record + done / recordBytes) + done % recordBytes;
  }

  /** Overwrites all records from this one on with zeros. Untouched pages are only read. */
  void clearFrom(long record) {
    for (long at = record; at < records; at++) {
      clear(at);
    }
  }

  /** Overwrites a record with zeros if it holds anything else. */
  void clear(long record) {
    ByteBuffer chunk = chunk(record);
    int start = offset(record);
    for (int i = 0; i < recordBytes; i++) {
      if (chunk.get(start + i) != 0) {
        chunk.put(start + i, (byte) 0);
      }
    }
  }

  /** Writes all changes to the disk. */
  void force() throws IOException {
    chunks.forEach(MappedByteBuffer::force);
    channel.force(true);
  }

  /** Gives the file's blocks back at once; the mapping itself lives until it is collected. */
  void truncate() throws IOException {
    chunks.clear();
    records = 0;
    channel.truncate(0);
  }

  @Override
  public void close() throws IOException {
    chunks.clear();
    records = 0;
    channel.close();
  }
}
