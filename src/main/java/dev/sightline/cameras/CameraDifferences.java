package dev.sightline.cameras;

import dev.sightline.events.AuditRecord.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** What differs between two versions of a camera, for the audit: credentials only as set. */
final class CameraDifferences {

  private CameraDifferences() {}

  /** Returns the values that differ, by name; a camera that is not there has none. */
  static List<Change> between(Optional<Camera> before, Optional<Camera> after) {
    Map<String, String> from = before.map(CameraDifferences::values).orElse(Map.of());
    Map<String, String> to = after.map(CameraDifferences::values).orElse(Map.of());
    TreeSet<String> names = new TreeSet<>(from.keySet());
    names.addAll(to.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(from.get(name), to.get(name)))
        .map(name -> new Change(name, shown(name, from.get(name)), shown(name, to.get(name))))
        .toList();
  }

  private static String shown(String name, String value) {
    return value != null && name.equals("credentials") ? "set" : value;
  }

  private static Map<String, String> values(Camera camera) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("source", camera.source().address());
    camera.source().sealed().ifPresent(text -> values.put("credentials", text));
    camera.source().transport().ifPresent(how -> values.put("transport", how.code()));
    camera.sending().maxFps().ifPresent(fps -> values.put("maxFps", fps.toString()));
    camera.sending().maxBytes().ifPresent(bytes -> values.put("maxBytes", bytes.toString()));
    camera.sending().motionGate().ifPresent(gate -> values.put("motionGate", gate.toString()));
    values.put("site", camera.labels().site());
    values.put("place", camera.labels().place());
    values.put("enabled", Boolean.toString(camera.enabled()));
    values.put("schedule", camera.schedule().text());
    values.values().removeIf(String::isEmpty);
    return values;
  }
}
