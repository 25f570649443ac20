package dev.sightline.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sightline.embedding.network.TinyNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.junit.jupiter.api.Test;

class NativeMathTest {

  @Test
  void shouldRunConvolutionsOnOneDnnWhereTheProcessorHasAvx2() throws IOException {
    // Given
    Path cpu = Path.of("/proc/cpuinfo");
    assumeTrue(Files.exists(cpu) && Files.readString(cpu).contains(" avx2 "), "no AVX2 here");

    // When
    ComputationGraph graph = NetworkGraph.forInference(TinyNetwork.weights());

    // Then
    assertThat(NativeMath.initialize()).isTrue();
    ConvolutionLayer stem = (ConvolutionLayer) graph.getLayer("conv32_down");
    assertThat(stem.getHelper()).isInstanceOf(MKLDNNConvHelper.class);
  }
}
