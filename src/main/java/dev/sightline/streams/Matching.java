package dev.sightline.streams;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.StateEncryption;
import dev.sightline.events.TemplateKeys;
import dev.sightline.gallery.Gallery;
import dev.sightline.matching.CameraPresence;
import dev.sightline.matching.FaceMatcher;
import dev.sightline.matching.Strangers;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the match stage needs; no network.
 *
 * @param model the network whose vectors are compared; those of others are turned away
 * @param dimension of its vectors
 * @param matcher decides
 * @param presence tells who comes and goes
 * @param strangers gives those who have no name ids
 * @param gallery makes an empty gallery
 * @param keys opens the keys of encrypted templates
 * @param encryption of what is remembered of cameras
 */
public record Matching(
    ModelId model,
    int dimension,
    FaceMatcher matcher,
    CameraPresence presence,
    Strangers strangers,
    Supplier<Gallery> gallery,
    Supplier<TemplateKeys> keys,
    StateEncryption encryption) {

  public Matching {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(matcher, "matcher");
    Objects.requireNonNull(presence, "presence");
    Objects.requireNonNull(strangers, "strangers");
    Objects.requireNonNull(gallery, "gallery");
    Objects.requireNonNull(keys, "keys");
    Objects.requireNonNull(encryption, "encryption");
    if (dimension < 1) {
      throw new IllegalArgumentException("a dimension must be positive, was " + dimension);
    }
  }

  /** A copy that makes its gallery otherwise. */
  Matching withGallery(Supplier<Gallery> other) {
    return new Matching(model, dimension, matcher, presence, strangers, other, keys, encryption);
  }
}
