package dev.sightline.events;

import dev.sightline.events.AuditRecord.Change;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings that a program starts with: a record of {@code sightline.settings}. It contains no
 * secret.
 *
 * @param model the id of the model that it loads; null if it loads none
 * @param settings the value of each setting, defaults included; secrets only as set
 */
public record ProgramSettings(String model, Map<String, String> settings) {

  public ProgramSettings {
    settings = Map.copyOf(settings);
  }

  /** Returns the settings that differ from before, by name. */
  public List<Change> settingsChangedSince(ProgramSettings before) {
    TreeSet<String> keys = new TreeSet<>(settings.keySet());
    keys.addAll(before.settings.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(before.settings.get(key), settings.get(key)))
        .map(key -> new Change(key, before.settings.get(key), settings.get(key)))
        .toList();
  }

  /** Returns the model, if it differs from before. */
  public List<Change> modelChangedSince(ProgramSettings before) {
    return Objects.equals(before.model, model)
        ? List.of()
        : List.of(new Change("model", before.model, model));
  }

  /** Returns the settings ordered by name, so that the same settings are the same bytes. */
  @Override
  public Map<String, String> settings() {
    return new TreeMap<>(settings);
  }
}
