package dev.sightline.embedding.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The shape of an ensemble: mobile networks that see the same chip. Each one's output is normalised
 * to length 1, and they are put side by side. So the similarity of two faces is the mean of the
 * members' similarities, and their errors, which differ, partly cancel.
 *
 * @param name the architecture's name
 * @param members the networks, of different names and the same input
 */
public record EnsembleNetwork(String name, List<MobileNetwork> members)
    implements NetworkDescription {

  /** Two MobileFaceNets of different training, the network that ships. */
  public static final EnsembleNetwork MOBILE_FACE_NETS =
      new EnsembleNetwork("ensemble", List.of(MobileNetwork.MERGED, MobileNetwork.PRUNED));

  public EnsembleNetwork {
    members = List.copyOf(members);
    if (name.isBlank()
        || members.isEmpty()
        || members.stream().map(MobileNetwork::inputSidePx).distinct().count() > 1
        || members.stream().map(MobileNetwork::name).distinct().count() < members.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "ensemble '%s' needs a name and members of different names and the same input,"
                  + " found %s",
              name,
              members.stream()
                  .map(each -> each.name() + " of " + each.inputSidePx() + " px")
                  .toList()));
    }
  }

  @Override
  @JsonIgnore
  public int inputSidePx() {
    return members.get(0).inputSidePx();
  }

  @Override
  @JsonIgnore
  public int dimension() {
    return members.stream().mapToInt(MobileNetwork::dimension).sum();
  }

  /** Returns what the names of a member's layers begin with. */
  public static String prefix(MobileNetwork member) {
    return member.name() + ".";
  }

  /** Returns a member's blocks, in order of computation. */
  public static List<MobileBlock> blocks(MobileNetwork member) {
    return member.blocks().stream().map(block -> block.prefixed(prefix(member))).toList();
  }

  /**
   * Returns the last frozen block of each member; empty if nothing is frozen.
   *
   * @throws IllegalArgumentException if their planes differ
   */
  public List<MobileBlock> lastFrozen(FrozenPart frozen) {
    List<MobileBlock> last =
        members.stream().map(each -> frozen.last(blocks(each))).flatMap(Optional::stream).toList();
    if (last.stream().map(MobileBlock::sidePx).distinct().count() > 1
        || (!last.isEmpty() && last.size() < members.size())) {
      throw new IllegalArgumentException(
          "the members of "
              + name
              + " must be frozen up to planes of the same side, found "
              + last.stream().map(MobileBlock::name).toList());
    }
    return last;
  }

  @Override
  public List<String> layers() {
    return members.stream()
        .flatMap(member -> member.layers().stream().map(layer -> prefix(member) + layer))
        .toList();
  }

  @Override
  public List<Parameter> parameters() {
    return members.stream()
        .flatMap(member -> member.parameters().stream().map(each -> each.prefixed(prefix(member))))
        .toList();
  }

  @Override
  public <T> T fold(
      Function<ResidualNetwork, T> onResidual,
      Function<MobileNetwork, T> onMobile,
      Function<EnsembleNetwork, T> onEnsemble) {
    return onEnsemble.apply(this);
  }
}
