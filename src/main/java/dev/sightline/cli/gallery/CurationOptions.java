package dev.sightline.cli.gallery;

import dev.sightline.app.CuratorAssembly;
import dev.sightline.cli.options.ConfigOptions;
import dev.sightline.cli.options.WaitOptions;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.gallery.PersonId;
import dev.sightline.topics.GalleryChange;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which gallery a command works on, and whose names it means. */
final class CurationOptions {

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "of the names given; default: ${DEFAULT-VALUE}")
  private String collection;

  @Mixin private WaitOptions waitOptions;
  @Mixin private ConfigOptions configOptions;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  /** A name as it was given: within the collection, or {@code collection/person} as a whole. */
  PersonId person(String name) {
    return name.contains("/") ? PersonId.parse(name) : new PersonId(collection, name);
  }

  Duration timeout() {
    return waitOptions.timeout();
  }

  GalleryCurator open() {
    return CuratorAssembly.open(configOptions.load());
  }

  /** Changes the gallery and says what changed. */
  int change(Function<GalleryCurator, GalleryChange> call) {
    try (GalleryCurator desk = open()) {
      GalleryChange change = call.apply(desk);
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          Locale.ROOT, "%d templates written, %d removed%n", change.written(), change.removed());
      out.flush();
      return await(desk);
    }
  }

  /** Waits until the matchers have what was changed, says so, and gives the exit code. */
  int await(GalleryCurator desk) {
    return waitOptions.await(desk, spec.commandLine());
  }
}
