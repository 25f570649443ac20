package dev.sightline.gallery;

import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import java.time.Instant;
import java.util.Random;

/**
 * Faces spread as a face model spreads them: in a narrow cone, most of the difference in few
 * directions. Strangers then have many near candidates, which uniformly random vectors would hide.
 */
public final class SyntheticPersons {
  private static final ModelId MODEL = new ModelId("synthetic");
  private static final FaceQuality QUALITY = new FaceQuality(120, 0.95f, 300, 128, 0, 0);
  private static final EncodedChip CHIP = new EncodedChip(new byte[] {0}, "none");

  /** How far the common direction reaches beyond one person's deviation. */
  private static final float CONE = 2;

  private final Random random;
  private final float[] common;

  public SyntheticPersons(int dimension, long seed) {
    this.random = new Random(seed);
    this.common = deviation(dimension);
  }

  public Template template(int person) {
    TemplateId key = new TemplateId("bench", "person-" + person, "0");
    return new Template(key, stranger(), QUALITY, "synthetic", Instant.EPOCH, CHIP);
  }

  public Embedding stranger() {
    float[] face = deviation(common.length);
    for (int i = 0; i < face.length; i++) {
      face[i] += CONE * common[i];
    }
    return Embedding.normalized(MODEL, face);
  }

  private float[] deviation(int dimension) {
    float[] values = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      values[i] = (float) (random.nextGaussian() / Math.sqrt(1 + i / 16.0));
    }
    return values;
  }
}
