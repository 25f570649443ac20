package dev.sightline.embedding.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The start weights of {@link EnsembleNetwork#MOBILE_FACE_NETS}: those of {@link
 * MobileFaceNetWeights} and of {@link FacePluginWeights}.
 */
public final class EnsembleWeights {
  private EnsembleWeights() {}

  /**
   * Loads the weights.
   *
   * @throws IllegalStateException if a resource is missing because the build step that fetches the
   *     models did not run
   */
  public static NetworkWeights load() {
    return load(MobileNetwork.MERGED.dimension(), MobileNetwork.PRUNED.dimension());
  }

  /**
   * Loads the weights of the same ensemble with outputs of other lengths.
   *
   * @param firstDimension at most 192, at which nothing is cut off
   * @param secondDimension at most 512, at which nothing is cut off
   */
  public static NetworkWeights load(int firstDimension, int secondDimension) {
    MobileNetwork first = MobileNetwork.MERGED.to(firstDimension);
    MobileNetwork second = MobileNetwork.PRUNED.to(secondDimension);
    return of(
        new EnsembleNetwork(EnsembleNetwork.MOBILE_FACE_NETS.name(), List.of(first, second)),
        List.of(merged(MobileFaceNetWeights.load(), first), FacePluginWeights.load(second)));
  }

  /** Puts the weights of an ensemble's members together. */
  private static NetworkWeights of(EnsembleNetwork ensemble, List<NetworkWeights> members) {
    Map<String, float[]> arrays = new HashMap<>();
    for (int i = 0; i < members.size(); i++) {
      MobileNetwork member = ensemble.members().get(i);
      for (Parameter parameter : member.parameters()) {
        arrays.put(
            parameter.prefixed(EnsembleNetwork.prefix(member)).name(),
            members.get(i).get(parameter.name()));
      }
    }
    return NetworkWeights.of(ensemble, parameter -> arrays.get(parameter.name()));
  }

  /** Merges the linear layers of a {@link MobileNetwork#MOBILE_FACE_NET}. */
  private static NetworkWeights merged(NetworkWeights weights, MobileNetwork network) {
    LinearLayer expand =
        convolution("stem_project", weights).then(convolution("plane28_down/expand", weights));
    LinearLayer output =
        convolution("head_linear", weights)
            .then(LinearLayer.ofFullyConnected(weights.get("fc/weights"), weights.get("fc/bias")))
            .reducedTo(network.dimension());
    Map<String, float[]> merged =
        Map.of(
            "plane28_down/expand/weights", expand.filters(),
            "plane28_down/expand/bias", expand.biases(),
            "fc/weights", output.fullyConnected(),
            "fc/bias", output.biases());
    return NetworkWeights.of(
        network,
        parameter ->
            merged.containsKey(parameter.name())
                ? merged.get(parameter.name())
                : weights.get(parameter.name()));
  }

  private static LinearLayer convolution(String name, NetworkWeights weights) {
    return LinearLayer.of(weights.get(name + "/weights"), weights.get(name + "/bias"));
  }
}
