package dev.sightline.cli;

import dev.sightline.config.SightlineConfig;
import dev.sightline.curation.EnrolmentNetwork;
import dev.sightline.curation.GalleryConnection;
import dev.sightline.curation.GalleryDesk;
import java.time.Clock;

/** Opens the gallery that a configuration names. */
public final class GalleryDesks {

  private GalleryDesks() {}

  /** A desk at the configured gallery; the caller closes it. */
  public static GalleryDesk open(SightlineConfig config) {
    return new GalleryDesk(
        new GalleryDesk.Config(
            new GalleryConnection(
                config.topics().names(),
                config.kafka().consumer(),
                config.kafka().producer(),
                GalleryEncryption.keys(config)),
            config.gallery(),
            config.enrolment()),
        () ->
            EnrolmentNetwork.open(
                new EnrolmentNetwork.Config(
                    config.embedding(),
                    config.detection(),
                    config.frames(),
                    config.enrolment(),
                    config.matching())),
        Clock.systemUTC());
  }
}
