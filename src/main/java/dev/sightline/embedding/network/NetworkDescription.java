package dev.sightline.embedding.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.function.Function;

/**
 * The shape of a network, from which graph, parameters and ONNX export follow.
 *
 * <p>Input {@code [batch, 3, inputSidePx, inputSidePx]}, RGB, NCHW, float32; output {@code [batch,
 * dimension]}, not normalised. The fields of its JSON tell the family.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(ResidualNetwork.class),
  @JsonSubTypes.Type(MobileNetwork.class),
  @JsonSubTypes.Type(EnsembleNetwork.class)
})
public sealed interface NetworkDescription permits ResidualNetwork, MobileNetwork, EnsembleNetwork {
  /** The name of the fully connected layer at the end. */
  String OUTPUT_LAYER = "fc";

  /** Returns the architecture's name, the first part of a model's id. */
  String name();

  /** Returns the side of the square input in pixels. */
  int inputSidePx();

  /** Returns the length of the output. */
  int dimension();

  /** Returns the names of the convolutions in order of computation; training can freeze them. */
  default List<String> layers() {
    return parameters().stream()
        .map(Parameter::layer)
        .distinct()
        .filter(layer -> !layer.equals(OUTPUT_LAYER))
        .toList();
  }

  /**
   * Returns all trainable arrays in order of computation, which is also their order in a bundle.
   */
  List<Parameter> parameters();

  /** Applies the function of the network's family. */
  <T> T fold(
      Function<ResidualNetwork, T> onResidual,
      Function<MobileNetwork, T> onMobile,
      Function<EnsembleNetwork, T> onEnsemble);
}
