package dev.sightline.streams;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.Rejection;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateKey;
import java.util.List;
import java.util.Optional;
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

  /**
   * Keeps what a template has of each network.
   *
   * @return why vectors of it are not kept
   */
  List<Rejection> put(Template template, long revision) {
    return byNetwork.stream().flatMap(gallery -> gallery.put(template, revision).stream()).toList();
  }

  void remove(TemplateKey key, long revision) {
    byNetwork.forEach(gallery -> gallery.remove(key, revision));
  }

  void setStatus(PersonKey person, PersonStatus status, long revision) {
    byNetwork.forEach(gallery -> gallery.setStatus(person, status, revision));
  }

  void advance(long revision) {
    byNetwork.forEach(gallery -> gallery.advance(revision));
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
