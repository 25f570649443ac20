package dev.sightline.cli.cameras;

import dev.sightline.app.CameraAssembly;
import dev.sightline.cameras.CameraEditor;
import dev.sightline.cli.options.ConfigOptions;
import dev.sightline.config.SightlineConfig;
import picocli.CommandLine.Mixin;

/** The options for the deployment whose cameras a command works on. */
final class EditorOptions {
  @Mixin private ConfigOptions configOptions;

  SightlineConfig load() {
    return configOptions.load();
  }

  CameraEditor open() {
    return CameraAssembly.editor(load(), System.getProperty("user.name"));
  }
}
