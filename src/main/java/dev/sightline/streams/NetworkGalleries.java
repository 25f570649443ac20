package dev.sightline.streams;

import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.Template;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The gallery once for each network that is compared. One thread writes, any number search. */
final class NetworkGalleries {
  private final List<NetworkGallery> byNetwork;

  /**
   * @param empty makes an empty gallery
   */
  NetworkGalleries(List<ComparedNetwork> networks, Supplier<Gallery> empty) {
    this.byNetwork =
        networks.stream().map(network -> new NetworkGallery(network, empty.get())).toList();
  }

  /** The gallery of a network; empty if its vectors are not compared here. */
  Optional<NetworkGallery> of(ModelId network) {
    return byNetwork.stream().filter(one -> one.model().equals(network)).findFirst();
  }

  /** Whether a template has a vector that is compared here. */
  boolean compare(Template template) {
    return byNetwork.stream().anyMatch(gallery -> template.of(gallery.model()).isPresent());
  }

  /** Whether there is nobody to compare with. */
  boolean areEmpty() {
    return byNetwork.stream().allMatch(gallery -> gallery.gallery().templates() == 0);
  }

  void forEach(Consumer<NetworkGallery> change) {
    byNetwork.forEach(change);
  }

  /** The networks that are compared, for a message. */
  @Override
  public String toString() {
    return byNetwork.stream()
        .map(NetworkGallery::model)
        .map(ModelId::value)
        .reduce((a, b) -> a + " and " + b)
        .orElse("none");
  }
}
