package dev.sightline.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnnxModelTest {

  @Test
  void shouldReadTheOperatorsAndTheirConstants() {
    OnnxGraph graph = OnnxGraph.forExchange("two");
    graph.input("in", 2);
    graph.constant("factor", new float[] {2, 3}, List.of(2));
    graph.node("Mul", "scaled", List.of("in", "factor"));
    graph.node("Relu", "out", List.of("scaled"));
    graph.output("out", 2);

    OnnxModel model = OnnxModel.read(graph.toBytes(Map.of()));

    assertThat(model.operators())
        .extracting(OnnxModel.Operator::type)
        .containsExactly("Mul", "Relu");
    assertThat(model.operators().get(0).constants()).containsExactly(new float[] {2, 3});
    assertThat(model.operators().get(1).constants()).isEmpty();
  }

  @Test
  void shouldSayThatAFileIsNotOne() {
    byte[] text = "no model, but long enough".getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> OnnxModel.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an ONNX file");
  }
}
