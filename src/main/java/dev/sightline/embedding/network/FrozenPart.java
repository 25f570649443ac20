package dev.sightline.embedding.network;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first layers of a network, which training leaves unchanged.
 *
 * @param layers the names of convolutions
 */
public record FrozenPart(Set<String> layers) {

  public FrozenPart {
    layers = Set.copyOf(layers);
  }

  public static FrozenPart none() {
    return new FrozenPart(Set.of());
  }

  /**
   * Creates the frozen part from names; of an ensemble, that of each member.
   *
   * @param names stages ({@code conv32}) or blocks ({@code conv32_1})
   * @throws IllegalArgumentException if a name matches no layer, or a layer before a frozen one is
   *     not frozen
   */
  public static FrozenPart of(NetworkDescription network, Set<String> names) {
    return network.fold(
        residual -> ofOne(residual, names),
        mobile -> ofOne(mobile, names),
        ensemble ->
            new FrozenPart(
                ensemble.members().stream()
                    .flatMap(
                        member ->
                            ofOne(member, names).layers().stream()
                                .map(layer -> EnsembleNetwork.prefix(member) + layer))
                    .collect(Collectors.toSet())));
  }

  private static FrozenPart ofOne(NetworkDescription network, Set<String> names) {
    List<String> all = network.layers();
    Set<String> frozen = new LinkedHashSet<>();
    for (String name : names) {
      List<String> named = all.stream().filter(layer -> belongs(layer, name)).toList();
      if (named.isEmpty()) {
        throw new IllegalArgumentException(
            "network "
                + network.name()
                + " has no stage or block "
                + name
                + "; its layers are "
                + all);
      }
      frozen.addAll(named);
    }
    for (String layer : all.subList(0, frozen.size())) {
      if (!frozen.contains(layer)) {
        throw new IllegalArgumentException(
            "only the first layers can be frozen: "
                + layer
                + " of "
                + network.name()
                + " is not among "
                + names);
      }
    }
    return new FrozenPart(frozen);
  }

  private static boolean belongs(String layer, String name) {
    String separator = name.contains("_") ? "/" : "_";
    return layer.equals(name) || layer.startsWith(name + separator);
  }

  /** Returns whether a layer is frozen. */
  public boolean contains(String layer) {
    return layers.contains(layer);
  }

  /** Returns the last frozen one of some blocks. */
  public Optional<MobileBlock> last(List<MobileBlock> blocks) {
    return blocks.stream().filter(this::contains).reduce((before, after) -> after);
  }

  /**
   * Returns whether a block is frozen.
   *
   * @throws IllegalArgumentException if only a part of it is
   */
  public boolean contains(MobileBlock block) {
    List<String> names = block.convolutions().stream().map(MobileConvolution::name).toList();
    if (names.stream().anyMatch(layers::contains) && !layers.containsAll(names)) {
      throw new IllegalArgumentException(
          "only whole blocks of this network can be frozen, found a part of " + block.name());
    }
    return layers.containsAll(names);
  }
}
