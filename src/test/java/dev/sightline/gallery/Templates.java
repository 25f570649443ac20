package dev.sightline.gallery;

import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import java.time.Instant;
import java.util.Random;

/** Templates and faces made up for tests. */
public final class Templates {
  public static final ModelId MODEL = new ModelId("test-model");
  public static final FaceQuality QUALITY = new FaceQuality(120, 0.95f, 300, 128, 0, 0);

  private Templates() {}

  public static Template template(String id, Embedding embedding) {
    return new Template(
        TemplateId.parse(id),
        embedding,
        QUALITY,
        "test",
        Instant.EPOCH,
        new EncodedChip(new byte[] {1}, "resnet-150"));
  }

  /** A direction drawn uniformly. */
  public static Embedding random(Random random, ModelId model, int dimension) {
    float[] values = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Embedding.normalized(model, values);
  }

  /** The vector {@code cos θ · e₀ + sin θ · e₁} of the test model, in four dimensions. */
  public static Embedding atAngle(double degrees) {
    double radians = Math.toRadians(degrees);
    return Embedding.of(
        MODEL, new float[] {(float) Math.cos(radians), (float) Math.sin(radians), 0, 0});
  }
}
