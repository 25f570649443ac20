package dev.sightline.streams.gallery;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.Rejection;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The gallery once for each network that is compared. One thread writes, any number search. */
public final class ModelGalleries {
  private final List<ModelGallery> byNetwork;

  /**
   * @param empty makes an empty gallery
   */
  public ModelGalleries(List<ComparedModel> networks, Supplier<Gallery> empty) {
    this.byNetwork =
        networks.stream().map(network -> new ModelGallery(network, empty.get())).toList();
  }

  /** The gallery of a network; empty if its vectors are not compared here. */
  public Optional<ModelGallery> of(ModelId network) {
    return byNetwork.stream().filter(one -> one.model().equals(network)).findFirst();
  }

  /** Whether a template has a vector that is compared here. */
  public boolean compare(Template template) {
    return byNetwork.stream().anyMatch(gallery -> template.of(gallery.model()).isPresent());
  }

  /** Whether there is nobody to compare with. */
  public boolean areEmpty() {
    return byNetwork.stream().allMatch(gallery -> gallery.gallery().templates() == 0);
  }

  /**
   * Keeps what a template has of each network.
   *
   * @return why vectors of it are not kept
   */
  public List<Rejection> put(Template template, long revision) {
    return byNetwork.stream().flatMap(gallery -> gallery.put(template, revision).stream()).toList();
  }

  public void remove(TemplateId key, long revision) {
    byNetwork.forEach(gallery -> gallery.remove(key, revision));
  }

  public void setStatus(PersonId person, PersonStatus status, long revision) {
    byNetwork.forEach(gallery -> gallery.setStatus(person, status, revision));
  }

  public void advance(long revision) {
    byNetwork.forEach(gallery -> gallery.advance(revision));
  }

  /** The networks that are compared, for a message. */
  @Override
  public String toString() {
    return byNetwork.stream()
        .map(ModelGallery::model)
        .map(ModelId::value)
        .reduce((a, b) -> a + " and " + b)
        .orElse("none");
  }
}
