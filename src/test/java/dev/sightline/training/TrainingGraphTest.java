package dev.sightline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.embedding.network.HeInitialization;
import dev.sightline.embedding.network.NetworkWeights;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

class TrainingGraphTest {
  private static final int BATCH = 3;
  private static final NetworkWeights WEIGHTS = HeInitialization.of(SyntheticFaces.TINY, 8);

  private static float[] input() {
    Random random = new Random(9);
    float[] input = new float[BATCH * 3 * 32 * 32];
    for (int i = 0; i < input.length; i++) {
      input[i] = random.nextFloat() - 0.5f;
    }
    return input;
  }

  /** Half the sum of the squares of all outputs, whose gradient is the output itself. */
  private static double objective(TrainingGraph graph) {
    double sum = 0;
    for (float[] output : graph.output(input(), BATCH)) {
      for (float value : output) {
        sum += (double) value * value / 2;
      }
    }
    return sum;
  }

  @Test
  void shouldBackpropagateTheGradientOfItsOutput() {
    TrainingGraph graph = TrainingGraph.of(WEIGHTS, new Sgd(1), Set.of());

    graph.backward(graph.forward(input(), BATCH));

    // Then along random directions the gradient is the slope
    INDArray parameters = graph.graph().params();
    INDArray gradient = graph.gradient().gradient().dup();
    Random random = new Random(10);
    for (int trial = 0; trial < 5; trial++) {
      INDArray direction = parameters.like();
      for (long i = 0; i < direction.length(); i++) {
        direction.putScalar(i, random.nextGaussian());
      }
      direction.divi(direction.norm2Number());
      double step = 1e-2;
      INDArray start = parameters.dup();
      parameters.assign(start.add(direction.mul(step)));
      double up = objective(graph);
      parameters.assign(start.sub(direction.mul(step)));
      double down = objective(graph);
      parameters.assign(start);
      double slope = gradient.mul(direction).sumNumber().doubleValue();
      assertThat((up - down) / (2 * step)).isCloseTo(slope, within(0.02 * Math.abs(slope) + 0.02));
    }
  }

  @Test
  void shouldShareParametersWithItsTwinButNotGradients() {
    TrainingGraph graph = TrainingGraph.of(WEIGHTS, new Sgd(1), Set.of());
    TrainingGraph twin = graph.twin();

    twin.backward(twin.forward(input(), BATCH));
    graph.graph().params().muli(0.5);

    assertThat(twin.graph().params()).isEqualTo(graph.graph().params());
    assertThat(graph.graph().getGradientsViewArray().norm2Number().doubleValue()).isZero();
    assertThat(twin.gradient().gradient().norm2Number().doubleValue()).isPositive();
  }
}
