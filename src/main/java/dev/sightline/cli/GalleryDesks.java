package dev.sightline.cli;

import dev.sightline.config.SightlineConfig;
import dev.sightline.curation.EnrolmentNetwork;
import dev.sightline.curation.GalleryConnection;
import dev.sightline.curation.GalleryDesk;
import dev.sightline.embedding.EmbeddingModel;
import java.time.Clock;
import java.util.function.Supplier;

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
    return open(config, () -> EnrolmentNetwork.open(network(config)));
  }

  /**
   * The same with a network that is in memory already.
   *
   * @param model left open
   */
  static GalleryDesk open(SightlineConfig config, EmbeddingModel model) {
    return open(config, () -> EnrolmentNetwork.borrowing(model, network(config)));
  }

  private static GalleryDesk open(SightlineConfig config, Supplier<EnrolmentNetwork> network) {
    return new GalleryDesk(
        new GalleryDesk.Config(
            connection(config),
            config.gallery(),
            config.enrolment(),
            config.topics().retention(),
            System.getProperty("user.name")),
        network,
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
