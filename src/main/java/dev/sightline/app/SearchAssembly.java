package dev.sightline.app;

import dev.sightline.audit.AuditLog;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.AuditRecord;
import dev.sightline.sightings.CommonStrangers;
import dev.sightline.sightings.search.SearchClient;
import dev.sightline.sightings.search.SearchStage;
import dev.sightline.sightings.search.VisitSearch;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search over sightings, assembled from a configuration. */
public final class SearchAssembly {
  private static final Logger LOG = LoggerFactory.getLogger(SearchAssembly.class);

  private SearchAssembly() {}

  /**
   * Starts an instance of the search stage.
   *
   * @throws RuntimeException if the topic is missing or the address cannot be used
   */
  public static SearchStage start(SightlineConfig config) {
    TopicChecks.requireForSearch(config);
    return SearchStage.start(
        new SearchStage.Settings(
            config.search(),
            config.run(),
            config.topics().names().sightings(),
            config.topics().retention().results().sightings(),
            config.kafka().streams(),
            GalleryEncryption.reader(config)),
        Clock.systemUTC());
  }

  /** Starts an instance beside stages that recognise, which run without it if it cannot start. */
  public static Optional<SearchStage> startBeside(SightlineConfig config) {
    try {
      return Optional.of(start(config));
    } catch (RuntimeException e) {
      LOG.warn("The past cannot be searched: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Records a search before it is made.
   *
   * @param subject whose visits are searched for
   * @param reason why; empty if none is stated
   */
  public static void audit(SightlineConfig config, String subject, String reason) {
    try (AuditLog log =
        AuditLog.failingFast(config.kafka().clients(), config.topics().names().audit())) {
      log.add(
          AuditRecord.searched(Instant.now(), System.getProperty("user.name"), subject, reason));
    }
  }

  /** Reads which cameras' strangers are one person. */
  public static CommonStrangers strangers(SightlineConfig config) {
    return CommonStrangers.read(config.kafka().clients(), config.topics().names());
  }

  /** Opens the questions to the search stage; the caller closes them. */
  public static VisitSearch questions(SightlineConfig config) {
    return new VisitSearch(
        new SearchClient(config.search())::ask,
        GalleryEncryption.reader(config).get(),
        config.search().rules());
  }
}
