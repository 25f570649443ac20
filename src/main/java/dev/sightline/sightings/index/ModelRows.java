package dev.sightline.sightings.index;

import dev.sightline.embedding.ModelId;
import dev.sightline.files.PrivateFiles;
import dev.sightline.files.TextFile;
import dev.sightline.vectors.DotKernel;
import dev.sightline.vectors.Int8Vector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The views of one model and day: in panels of one byte per component for the scan, and row by row
 * in float32 for the comparison.
 *
 * <p>A panel is {@code [dimension][ROWS]} bytes, then the rows' scales, errors and slots + 1, four
 * bytes each. A slot of 0 marks a row without a view.
 */
final class ModelRows {
  private static final int META_BYTES = 3 * Integer.BYTES * DotKernel.ROWS;
  private static final int SLOTS_AT = 2 * Integer.BYTES * DotKernel.ROWS;

  private final ModelId model;
  private final int dimension;
  private final MappedFile panels;
  private final MappedFile exact;
  private int rows;
  private int live;

  private ModelRows(ModelId model, int dimension, Path panels, Path exact) throws IOException {
    this.model = model;
    this.dimension = dimension;
    this.panels = new MappedFile(panels, dimension * DotKernel.ROWS + META_BYTES);
    this.exact = new MappedFile(exact, dimension * Float.BYTES);
  }

  /** Returns the file that names the model of a number in a folder. */
  static Path nameFile(Path folder, int number) {
    return folder.resolve(number + ".model");
  }

  static ModelRows create(Path folder, int number, ModelId model, int dimension)
      throws IOException {
    Path name = PrivateFiles.write(folder.resolve("model.new"), dimension + " " + model);
    Files.move(name, nameFile(folder, number));
    return open(folder, number);
  }

  static ModelRows open(Path folder, int number) throws IOException {
    String[] parts = TextFile.read(nameFile(folder, number)).split(" ", 2);
    return new ModelRows(
        new ModelId(parts[1]),
        Integer.parseInt(parts[0]),
        folder.resolve(number + ".int8"),
        folder.resolve(number + ".float32"));
  }

  ModelId model() {
    return model;
  }

  int dimension() {
    return dimension;
  }

  int rows() {
    return rows;
  }

  /** Returns the number of rows that hold a view. */
  int live() {
    return live;
  }

  List<MappedFile> files() {
    return List.of(panels, exact);
  }

  void restore(int rowsThen, int liveThen) {
    rows = rowsThen;
    live = liveThen;
  }

  boolean hasRoomFor(int row) {
    return row >= 0 && row < exact.records() && row / DotKernel.ROWS < panels.records();
  }

  int append(float[] vector, int slot) throws IOException {
    exact.ensure(rows + 1L);
    panels.ensure(rows / DotKernel.ROWS + 1L);
    write(rows, vector, slot);
    live++;
    return rows++;
  }

  /** Writes a row in place. */
  void write(int row, float[] vector, int slot) {
    floats(row).put(vector);
    writePacked(row, Int8Vector.of(vector), slot + 1);
  }

  private void writePacked(int row, Int8Vector packed, int mark) {
    ByteBuffer panel = panels.chunk(row / DotKernel.ROWS);
    int start = panels.offset(row / DotKernel.ROWS) + row % DotKernel.ROWS;
    for (int i = 0; i < dimension; i++) {
      panel.put(start + i * DotKernel.ROWS, packed.component(i));
    }
    int meta = metaOf(row);
    panel.putFloat(meta, packed.scale());
    panel.putFloat(meta + Integer.BYTES * DotKernel.ROWS, packed.error());
    panel.putInt(meta + SLOTS_AT, mark);
  }

  private int metaOf(int row) {
    return panels.offset(row / DotKernel.ROWS)
        + dimension * DotKernel.ROWS
        + row % DotKernel.ROWS * Integer.BYTES;
  }

  /** Overwrites a row with zeros. */
  void remove(int row) {
    clear(row);
    live--;
  }

  void clear(int row) {
    exact.clear(row);
    writePacked(row, Int8Vector.of(new float[dimension]), 0);
  }

  /** Forgets all rows from this one on. */
  void cut(int end) {
    rows = end;
    exact.clearFrom(end);
    int panel = panelsOf(end);
    panels.clearFrom(panel);
    for (int row = end; row < panel * DotKernel.ROWS; row++) {
      writePacked(row, Int8Vector.of(new float[dimension]), 0);
    }
  }

  float[] read(int row) {
    float[] vector = new float[dimension];
    floats(row).get(vector);
    return vector;
  }

  private FloatBuffer floats(int row) {
    ByteBuffer chunk = exact.chunk(row);
    return chunk
        .slice(exact.offset(row), dimension * Float.BYTES)
        .order(chunk.order())
        .asFloatBuffer();
  }

  int panelCount() {
    return panelsOf(rows);
  }

  private static int panelsOf(int rows) {
    return (rows + DotKernel.ROWS - 1) / DotKernel.ROWS;
  }

  /** Offers the rows of a panel that may be among the nearest, unless their slot is not wanted. */
  void scan(int panel, Scan scan, DayIndex day, IntPredicate wanted) {
    scan.load(panels.chunk(panel), panels.offset(panel));
    for (Probe probe : scan.probes()) {
      if (scan.bound(probe)) {
        offer(panel, probe, scan, day, wanted);
      }
    }
  }

  private void offer(int panel, Probe probe, Scan scan, DayIndex day, IntPredicate wanted) {
    int marks = panels.offset(panel) + dimension * DotKernel.ROWS + SLOTS_AT;
    for (int row = 0; row < DotKernel.ROWS; row++) {
      if (probe.products()[row] >= scan.nearest().floor()) {
        int slot = panels.chunk(panel).getInt(marks + row * Integer.BYTES) - 1;
        if (slot >= 0 && wanted.test(slot)) {
          float[] vector = read(panel * DotKernel.ROWS + row);
          scan.nearest().offer(day, slot, probe.cosineSimilarity(vector));
        }
      }
    }
  }
}
