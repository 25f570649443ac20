package dev.sightline.app;

import dev.sightline.config.SightlineConfig;
import dev.sightline.curation.EnrolmentModel;
import dev.sightline.curation.EnrolmentModels;
import dev.sightline.curation.GalleryConnection;
import dev.sightline.curation.GalleryCurator;
import java.time.Clock;

/** Opens the gallery that a configuration names. */
public final class CuratorAssembly {

  private CuratorAssembly() {}

  /** Where the configured gallery is. */
  public static GalleryConnection connection(SightlineConfig config) {
    return new GalleryConnection(
        config.topics().names(), config.kafka().clients(), GalleryEncryption.keys(config));
  }

  /** A desk at the configured gallery, for this process's user; the caller closes it. */
  public static GalleryCurator open(SightlineConfig config) {
    return open(config, gallery -> EnrolmentModel.open(network(config), gallery));
  }

  /**
   * The same with networks that are in memory already.
   *
   * @param networks left open
   */
  static GalleryCurator open(SightlineConfig config, OpenModels networks) {
    return open(config, gallery -> EnrolmentModel.borrowing(networks.of(gallery), network(config)));
  }

  private static GalleryCurator open(SightlineConfig config, EnrolmentModels networks) {
    return new GalleryCurator(
        new GalleryCurator.Config(
            connection(config),
            config.gallery(),
            config.enrolment(),
            config.topics().retention(),
            System.getProperty("user.name")),
        networks,
        Clock.systemUTC());
  }

  private static EnrolmentModel.Config network(SightlineConfig config) {
    return new EnrolmentModel.Config(
        config.embedding(),
        config.detection(),
        config.frames(),
        config.enrolment(),
        config.matching());
  }
}
