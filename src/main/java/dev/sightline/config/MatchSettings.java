package dev.sightline.config;

import dev.sightline.matching.CameraCollections;
import dev.sightline.matching.MatchConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The keys of package {@code matching}. */
final class MatchSettings {

  private MatchSettings() {}

  static void define(ConfigDef definition) {
    MatchConfig matching = MatchConfig.defaults();
    new SettingGroup(definition, "Matching")
        .optionalDecimal(
            "match.threshold",
            "Fixed cosine similarity that a named face must reach, in [−1, 1]; empty: it follows"
                + " from `match.fpir`, the model's calibration and the gallery's size.")
        .decimal(
            "match.fpir",
            matching.fpir(),
            "Of the faces of people who are not enrolled, the share that may be named, in (0, 1).")
        .decimal(
            "match.margin",
            matching.margin(),
            "By how much the named person's cosine similarity must be above the next person's, in"
                + " [0, 2].")
        .integer(
            "match.candidates",
            matching.candidates(),
            "How many persons an event lists, at least 1.")
        .text(
            "match.collections",
            matching.collections().toString(),
            "Which collections a camera's faces are compared with, e.g. `entrance=staff,guests;"
                + " *=staff`, where `*` is every other camera; empty: all cameras use all.");
  }

  static MatchConfig matching(Values values) {
    return new MatchConfig(
        values.optionalDecimal("match.threshold"),
        values.decimal("match.fpir"),
        values.decimal("match.margin"),
        values.integer("match.candidates"),
        CameraCollections.parse(values.text("match.collections")));
  }
}
