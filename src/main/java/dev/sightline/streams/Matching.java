package dev.sightline.streams;

import static java.util.Objects.requireNonNull;

import dev.sightline.events.DataKeys;
import dev.sightline.events.codec.StateEncryption;
import dev.sightline.gallery.Gallery;
import dev.sightline.presence.CameraPresence;
import dev.sightline.presence.Strangers;
import dev.sightline.streams.gallery.ComparedModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The parts that the match stage needs; it runs no network.
 *
 * @param presence the presence before a camera
 * @param strangers the ids of strangers
 * @param gallery creates an empty gallery, one per model
 * @param keys opens the keys of encrypted templates
 * @param encryption the encryption of the cameras' state
 * @param past the gallery of the past, for a replay; if empty, the gallery is followed
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
    requireNonNull(presence, "presence");
    requireNonNull(strangers, "strangers");
    requireNonNull(gallery, "gallery");
    requireNonNull(keys, "keys");
    requireNonNull(encryption, "encryption");
    requireNonNull(past, "past");
    if (models.isEmpty()) {
      throw new IllegalArgumentException("the match stage compares at least 1 model, found none");
    }
  }

  /** Creates the parts for following the gallery. */
  public Matching(
      List<ComparedModel> models,
      CameraPresence presence,
      Strangers strangers,
      Supplier<Gallery> gallery,
      Supplier<DataKeys> keys,
      StateEncryption encryption) {
    this(models, presence, strangers, gallery, keys, encryption, Optional.empty());
  }

  /** Returns a copy that decides by the gallery of the past. */
  public Matching withPast(ReplayGallery past) {
    return new Matching(models, presence, strangers, gallery, keys, encryption, Optional.of(past));
  }
}
