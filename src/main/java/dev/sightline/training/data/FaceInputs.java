package dev.sightline.training.data;

import java.util.Random;

/** The faces of a data set as rows of a network's input. Thread-safe. */
public interface FaceInputs extends AutoCloseable {

  FaceDataset data();

  /** Returns the number of values of a row. */
  int rowSize();

  /** Writes a face, randomly changed. */
  void writeChanged(int face, Random random, float[] target, int offset);

  /** Writes one view of a face. */
  void writeView(int face, View view, float[] target, int offset);

  /** Frees what the rows were kept in. */
  @Override
  default void close() {}
}
