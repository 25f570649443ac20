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
 * What the match stage needs; no network runs there.
 *
 * @param networks whose vectors are compared, at least one: the configured one, and the one that
 *     the gallery may be switched to; vectors of others are turned away
 * @param presence tells who comes and goes
 * @param strangers gives those who have no name ids
 * @param gallery makes an empty gallery, one for each network
 * @param keys opens the keys of encrypted templates
 * @param encryption of what is remembered of cameras
 * @param past the gallery as it stood, where frames of the past are decided anew; else the gallery
 *     is followed
 */
public record Matching(
    List<ComparedModel> networks,
    CameraPresence presence,
    Strangers strangers,
    Supplier<Gallery> gallery,
    Supplier<DataKeys> keys,
    StateEncryption encryption,
    Optional<ReplayGallery> past) {

  public Matching {
    networks = List.copyOf(networks);
    Objects.requireNonNull(presence, "presence");
    Objects.requireNonNull(strangers, "strangers");
    Objects.requireNonNull(gallery, "gallery");
    Objects.requireNonNull(keys, "keys");
    Objects.requireNonNull(encryption, "encryption");
    Objects.requireNonNull(past, "past");
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("the match stage compares at least 1 network, found none");
    }
  }

  /** What follows the gallery. */
  public Matching(
      List<ComparedModel> networks,
      CameraPresence presence,
      Strangers strangers,
      Supplier<Gallery> gallery,
      Supplier<DataKeys> keys,
      StateEncryption encryption) {
    this(networks, presence, strangers, gallery, keys, encryption, Optional.empty());
  }

  /** A copy that decides by the gallery as it stood. */
  public Matching withPast(ReplayGallery stood) {
    return new Matching(
        networks, presence, strangers, gallery, keys, encryption, Optional.of(stood));
  }
}
