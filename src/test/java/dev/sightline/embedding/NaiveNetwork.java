package dev.sightline.embedding;

import dev.sightline.embedding.network.Convolution;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.embedding.network.ResidualBlock;
import dev.sightline.embedding.network.ResidualNetwork;

/**
 * A residual network written out in loops, straight from its description: slow, and hard to get
 * wrong.
 */
final class NaiveNetwork {
  private final NetworkWeights weights;

  NaiveNetwork(NetworkWeights weights) {
    this.weights = weights;
  }

  /** From {@code [3][side][side]} to {@code [dimension]}. */
  float[] compute(float[][][] input) {
    ResidualNetwork network = (ResidualNetwork) weights.network();
    float[][][] x = maxPool(relu(convolve(network.stem(), input)));
    for (ResidualBlock block : network.blocks()) {
      float[][][] convolved = relu(convolve(block.first(x.length), x));
      convolved = convolve(block.second(), convolved);
      x = relu(add(convolved, block.halving() ? averagePool(x) : x));
    }
    return multiply(average(x), network.dimension());
  }

  private float[][][] convolve(Convolution convolution, float[][][] in) {
    float[] filters = weights.get(convolution.weights().name());
    float[] bias = weights.get(convolution.bias().name());
    int kernel = convolution.kernel();
    int side = (in[0].length + 2 * convolution.padding() - kernel) / convolution.stride() + 1;
    float[][][] out = new float[convolution.outputs()][side][side];
    for (int o = 0; o < out.length; o++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          double sum = bias[o];
          for (int i = 0; i < in.length; i++) {
            for (int v = 0; v < kernel; v++) {
              for (int u = 0; u < kernel; u++) {
                int row = y * convolution.stride() + v - convolution.padding();
                int column = x * convolution.stride() + u - convolution.padding();
                if (row >= 0 && row < in[i].length && column >= 0 && column < in[i].length) {
                  sum +=
                      in[i][row][column] * filters[((o * in.length + i) * kernel + v) * kernel + u];
                }
              }
            }
          }
          out[o][y][x] = (float) sum;
        }
      }
    }
    return out;
  }

  private static float[][][] relu(float[][][] planes) {
    for (float[][] plane : planes) {
      for (float[] row : plane) {
        for (int x = 0; x < row.length; x++) {
          row[x] = Math.max(0, row[x]);
        }
      }
    }
    return planes;
  }

  private static float[][][] maxPool(float[][][] in) {
    int side = (in[0].length - 3) / 2 + 1;
    float[][][] out = new float[in.length][side][side];
    for (int c = 0; c < out.length; c++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          float max = Float.NEGATIVE_INFINITY;
          for (int cell = 0; cell < 9; cell++) {
            max = Math.max(max, in[c][2 * y + cell / 3][2 * x + cell % 3]);
          }
          out[c][y][x] = max;
        }
      }
    }
    return out;
  }

  private static float[][][] averagePool(float[][][] in) {
    int side = in[0].length / 2;
    float[][][] out = new float[in.length][side][side];
    for (int c = 0; c < out.length; c++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          float[] upper = in[c][2 * y];
          float[] lower = in[c][2 * y + 1];
          out[c][y][x] = (upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1]) / 4;
        }
      }
    }
    return out;
  }

  private static float[][][] add(float[][][] convolved, float[][][] shortcut) {
    int side = shortcut[0].length;
    float[][][] out = new float[convolved.length][side][side];
    for (int c = 0; c < out.length; c++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          boolean inside = y < convolved[c].length && x < convolved[c].length;
          out[c][y][x] = inside ? convolved[c][y][x] : 0;
          out[c][y][x] += c < shortcut.length ? shortcut[c][y][x] : 0;
        }
      }
    }
    return out;
  }

  private static float[] average(float[][][] planes) {
    float[] averages = new float[planes.length];
    for (int c = 0; c < planes.length; c++) {
      double sum = 0;
      for (float[] row : planes[c]) {
        for (float value : row) {
          sum += value;
        }
      }
      averages[c] = (float) (sum / (planes[c].length * planes[c].length));
    }
    return averages;
  }

  private float[] multiply(float[] in, int dimension) {
    float[] matrix = weights.get("fc/weights");
    float[] out = new float[dimension];
    for (int o = 0; o < dimension; o++) {
      for (int i = 0; i < in.length; i++) {
        out[o] += in[i] * matrix[i * dimension + o];
      }
    }
    return out;
  }
}
