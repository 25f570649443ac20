package dev.sightline.config;

import dev.sightline.serving.http.Secret;
import dev.sightline.serving.http.ServeConfig;
import dev.sightline.sightings.search.SearchConfig;
import java.net.URI;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of package {@code sightings.search}. */
final class SearchSettings {
  private static final String TITLE = "Search";

  private static final RecordSettings<SearchConfig.Endpoint> ENDPOINT =
      new RecordSettings<>(
          TITLE,
          SearchConfig.defaults().endpoint(),
          "search.host",
          "search.port",
          "search.advertised.host");

  private static final RecordSettings<SearchConfig.Rules> RULES =
      new RecordSettings<>(TITLE, SearchConfig.defaults().rules(), "search.fpir", "search.reason");

  private SearchSettings() {}

  static void define(ConfigDef definition, SearchConfig search) {
    SettingGroup group = new SettingGroup(definition, TITLE);
    ENDPOINT.addTo(group);
    group
        .text("search.url", search.url().toString())
        .secret("search.secret")
        .optionalText("search.tls.keystore")
        .secret("search.tls.keystore.password");
    RULES.addTo(group);
  }

  static SearchConfig search(Values values) {
    Secret password = new Secret(values.optionalText("search.tls.keystore.password").orElse(""));
    return new SearchConfig(
        ENDPOINT.read(values),
        values.optionalText("search.secret").map(Secret::new),
        values
            .optionalPath("search.tls.keystore")
            .map(keystore -> new ServeConfig.Tls(keystore, password)),
        URI.create(values.text("search.url")),
        RULES.read(values));
  }
}
