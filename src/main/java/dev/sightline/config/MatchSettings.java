package dev.sightline.config;

import dev.sightline.matching.CameraCollections;
import dev.sightline.matching.MatchConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of package {@code matching}. */
final class MatchSettings {

  private MatchSettings() {}

  static void define(ConfigDef definition, MatchConfig matching) {
    new SettingGroup(definition, "Matching")
        .optionalDecimal(
            "match.threshold",
            "Fixed cosine similarity that a named face must reach, in [−1, 1]; if empty, it follows"
                + " from `match.fpir`, the model's calibration and the gallery's size.")
        .decimal(
            "match.fpir",
            matching.fpir(),
            "False positive identification rate: share of strangers' faces that may be named, in"
                + " (0, 1).")
        .decimal(
            "match.margin",
            matching.margin(),
            "How far the named person's cosine similarity must lie above the next person's, in"
                + " [0, 2].")
        .integer(
            "match.candidates",
            matching.candidates(),
            "Number of persons an event lists, at least 1.")
        .text(
            "match.collections",
            matching.collections().toString(),
            "Collections that a camera's faces are compared with, e.g. `entrance=staff,guests;"
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
