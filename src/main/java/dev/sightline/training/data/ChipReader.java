package dev.sightline.training.data;

import dev.sightline.embedding.Preprocessing;
import dev.sightline.evaluation.pictures.StoredFace;
import dev.sightline.frames.Pixels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A reader of stored faces as network input. Thread-safe. */
public record ChipReader(FaceDataset data, Augmentation augmentation, Preprocessing preprocessing)
    implements FaceInputs {

  @Override
  public int rowSize() {
    return preprocessing.inputSize();
  }

  /** Writes the chip of a face, randomly changed, as {@code [3, side, side]}. */
  @Override
  public void writeChanged(int face, Random random, float[] target, int offset) {
    Pixels chip = augmentation.changed(data.faces().get(face).pixels(), random);
    preprocessing.write(chip, false, target, offset);
  }

  /** Returns a reader of some of the faces, drawn at random; of all if there are not so many. */
  public ChipReader sample(int faces, Random random) {
    List<StoredFace> shuffled = new ArrayList<>(data.faces());
    Collections.shuffle(shuffled, random);
    FaceDataset sample = new FaceDataset(shuffled.subList(0, Math.min(faces, shuffled.size())));
    return new ChipReader(sample, augmentation, preprocessing);
  }

  /** Writes one view of a face as {@code [3, side, side]}. */
  @Override
  public void writeView(int face, View view, float[] target, int offset) {
    Pixels wide = data.faces().get(face).pixels();
    Pixels chip =
        view.isInPlace() ? augmentation.plain(wide) : augmentation.warped(wide, view.placement());
    preprocessing.write(chip, view.mirrored(), target, offset);
  }
}
