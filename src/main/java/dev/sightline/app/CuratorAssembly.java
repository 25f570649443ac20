package dev.sightline.app;

import dev.sightline.config.SightlineConfig;
import dev.sightline.curation.EnrolmentModel;
import dev.sightline.curation.EnrolmentModels;
import dev.sightline.curation.GalleryConnection;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.PastVisits;
import java.time.Clock;
import java.util.Optional;

/** A factory of the curator of the configured gallery. */
public final class CuratorAssembly {

  private CuratorAssembly() {}

  private static GalleryConnection connection(SightlineConfig config) {
    return new GalleryConnection(
        config.topics().names(), config.kafka().clients(), config.encryption().keys());
  }

  /** Opens the curator of the configured gallery, for this process's user; the caller closes it. */
  public static GalleryCurator open(SightlineConfig config) {
    TopicChecks.requireForGallery(config);
    return open(config, gallery -> EnrolmentModel.open(model(config), gallery));
  }

  /**
   * Opens the curator with models that are already loaded.
   *
   * @param models the models, which stay open
   */
  static GalleryCurator open(SightlineConfig config, OpenModels models) {
    return open(config, gallery -> EnrolmentModel.borrowing(models.of(gallery), model(config)));
  }

  private static GalleryCurator open(SightlineConfig config, EnrolmentModels models) {
    return GalleryCurator.open(
        new GalleryCurator.Config(
            connection(config),
            visits(config),
            config.gallery(),
            config.enrolment(),
            config.topics().retention(),
            System.getProperty("user.name")),
        models,
        Clock.systemUTC());
  }

  private static Optional<PastVisits> visits(SightlineConfig config) {
    return config.sightings().isOn()
        ? Optional.of(new SearchedVisits(() -> SearchAssembly.questions(config)))
        : Optional.empty();
  }

  private static EnrolmentModel.Config model(SightlineConfig config) {
    return new EnrolmentModel.Config(
        config.embedding(),
        config.detection(),
        config.frames(),
        config.enrolment(),
        config.matching());
  }
}
