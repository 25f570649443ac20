package dev.sightline.streams;

import dev.sightline.events.DataKeys;
import dev.sightline.events.codec.StateEncryption;
import dev.sightline.gallery.Gallery;
import dev.sightline.presence.CameraPresence;
import dev.sightline.presence.Strangers;
import dev.sightline.streams.gallery.ComparedModel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the match stage needs; no model runs there.
 *
 * @param models whose vectors are compared, at least one: the configured one, and the one that the
 *     gallery may be switched to; vectors of others are turned away
 * @param presence tells who comes and goes
 * @param strangers gives those who have no name ids
 * @param gallery makes an empty gallery, one for each model
 * @param keys opens the keys of encrypted templates
 * @param encryption of what is remembered of cameras
 * @param past the gallery as it stood, where frames of the past are decided anew; else the gallery
 *     is followed
 */
public record Matching(
    List<ComparedModel> models,
    CameraPresence presence,
    Strangers strangers,
    Supplier<Gallery> gallery,
    Supplier<DataKeys> keys,
    StateEncryption encryption,
    Optional<ReplayGallery> past) {

  public Matching {
    models = List.copyOf(models);
    Objects.requireNonNull(presence, "presence");
    Objects.requireNonNull(strangers, "strangers");
    Objects.requireNonNull(gallery, "gallery");
    Objects.requireNonNull(keys, "keys");
    Objects.requireNonNull(encryption, "encryption");
    Objects.requireNonNull(past, "past");
    if (models.isEmpty()) {
      throw new IllegalArgumentException("the match stage compares at least 1 model, found none");
    }
  }

  /** What follows the gallery. */
  public Matching(
      List<ComparedModel> models,
      CameraPresence presence,
      Strangers strangers,
      Supplier<Gallery> gallery,
      Supplier<DataKeys> keys,
      StateEncryption encryption) {
    this(models, presence, strangers, gallery, keys, encryption, Optional.empty());
  }

  /** A copy that decides by the gallery as it stood. */
  public Matching withPast(ReplayGallery stood) {
    return new Matching(models, presence, strangers, gallery, keys, encryption, Optional.of(stood));
  }
}
