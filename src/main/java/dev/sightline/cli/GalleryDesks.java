package dev.sightline.cli;

import dev.sightline.config.SightlineConfig;
import dev.sightline.curation.EnrolmentNetwork;
import dev.sightline.curation.EnrolmentNetworks;
import dev.sightline.curation.GalleryConnection;
import dev.sightline.curation.GalleryDesk;
import java.time.Clock;

/** Opens the gallery that a configuration names. */
public final class GalleryDesks {

  private GalleryDesks() {}

  /** Where the configured gallery is. */
  static GalleryConnection connection(SightlineConfig config) {
    return new GalleryConnection(
        config.topics().names(),
        config.kafka().consumer(),
        config.kafka().producer(),
        GalleryEncryption.keys(config));
  }

  /** A desk at the configured gallery, for this process's user; the caller closes it. */
  public static GalleryDesk open(SightlineConfig config) {
    return open(config, gallery -> EnrolmentNetwork.open(network(config), gallery));
  }

  /**
   * The same with networks that are in memory already.
   *
   * @param networks left open
   */
  static GalleryDesk open(SightlineConfig config, OpenNetworks networks) {
    return open(
        config, gallery -> EnrolmentNetwork.borrowing(networks.of(gallery), network(config)));
  }

  private static GalleryDesk open(SightlineConfig config, EnrolmentNetworks networks) {
    return new GalleryDesk(
        new GalleryDesk.Config(
            connection(config),
            config.gallery(),
            config.enrolment(),
            config.topics().retention(),
            System.getProperty("user.name")),
        networks,
        Clock.systemUTC());
  }

  private static EnrolmentNetwork.Config network(SightlineConfig config) {
    return new EnrolmentNetwork.Config(
        config.embedding(),
        config.detection(),
        config.frames(),
        config.enrolment(),
        config.matching());
  }
}
