package dev.sightline.training;

import dev.sightline.embedding.FrozenBlocks;
import dev.sightline.evaluation.pictures.Results;
import dev.sightline.files.TemporaryFolder;
import dev.sightline.training.data.ChipReader;
import dev.sightline.training.data.FaceDataset;
import dev.sightline.training.data.FaceInputs;
import dev.sightline.training.data.Seeds;
import dev.sightline.training.data.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/**
 * The output of a network's frozen blocks for several views of each face, computed once and kept in
 * a temporary file.
 *
 * <p>A step then costs a tenth, because it computes the trained blocks only. The price is that a
 * face is changed in a few ways, not in a new one each time. The rows do not depend on the number
 * of threads: the views of one face are always one batch.
 */
final class FrozenFeatures implements FaceInputs {
  /** The views that every face has first, before the changed ones. */
  private static final List<View> PLACED = View.MIRRORED;

  private final FaceDataset data;
  private final int views;
  private final int rowSize;
  private final TemporaryFolder folder = TemporaryFolder.create("features");
  private final FileChannel rows;

  private FrozenFeatures(FaceDataset data, int views, int rowSize) {
    this.data = data;
    this.views = views;
    this.rowSize = rowSize;
    try {
      this.rows =
          FileChannel.open(
              folder.path().resolve("rows"),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a file for features in " + folder.path(), e);
    }
  }

  /** The number of changed views of a face, and the seed of their changes. */
  record Changes(int views, long seed) {}

  /**
   * Computes the features.
   *
   * @param progress called, from several threads, with the number of faces done
   */
  static FrozenFeatures of(
      FrozenBlocks blocks, ChipReader faces, Changes changes, int threads, LongConsumer progress) {
    int views = PLACED.size() + changes.views();
    float[] first = compute(blocks, faces, changes, 0);
    FrozenFeatures features = new FrozenFeatures(faces.data(), views, first.length / views);
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            pool.submit(
                () -> {
                  for (int face = next.getAndIncrement();
                      face < faces.data().faces().size();
                      face = next.getAndIncrement()) {
                    features.keep(face, compute(blocks, faces, changes, face));
                    progress.accept(face + 1L);
                  }
                }));
      }
      running.forEach(future -> Results.await(future, "computing frozen blocks"));
    } finally {
      pool.shutdownNow();
    }
    return features;
  }

  private static float[] compute(FrozenBlocks blocks, ChipReader faces, Changes changes, int face) {
    int views = PLACED.size() + changes.views();
    float[] pixels = new float[views * faces.rowSize()];
    for (int view = 0; view < views; view++) {
      int offset = view * faces.rowSize();
      if (view < PLACED.size()) {
        faces.writeView(face, PLACED.get(view), pixels, offset);
      } else {
        faces.writeChanged(face, Seeds.random(changes.seed(), face, view), pixels, offset);
      }
    }
    return blocks.compute(pixels, views);
  }

  private void keep(int face, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    try {
      long position = (long) face * bytes.capacity();
      while (bytes.hasRemaining()) {
        position += rows.write(bytes, position);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write features to the temporary file", e);
    }
  }

  @Override
  public FaceDataset data() {
    return data;
  }

  @Override
  public int rowSize() {
    return rowSize;
  }

  /** Writes one of the views, drawn at random. */
  @Override
  public void writeChanged(int face, Random random, float[] target, int offset) {
    write(face, random.nextInt(views), target, offset);
  }

  @Override
  public void writeView(int face, View view, float[] target, int offset) {
    int index = PLACED.indexOf(view);
    if (index < 0) {
      throw new IllegalArgumentException("no features are kept of " + view);
    }
    write(face, index, target, offset);
  }

  private void write(int face, int view, float[] target, int offset) {
    ByteBuffer bytes = ByteBuffer.allocate(rowSize * Float.BYTES);
    long start = ((long) face * views + view) * bytes.capacity();
    try {
      while (bytes.hasRemaining() && rows.read(bytes, start + bytes.position()) > 0) {}
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read features from the temporary file", e);
    }
    bytes.flip().asFloatBuffer().get(target, offset, rowSize);
  }

  @Override
  public void close() {
    try (folder) {
      rows.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the file of features", e);
    }
  }
}
