package dev.sightline.cli.gallery;

import dev.sightline.app.CameraAssembly;
import dev.sightline.app.CuratorAssembly;
import dev.sightline.cameras.CameraEditor;
import dev.sightline.cli.options.ConfigOptions;
import dev.sightline.cli.options.WaitOptions;
import dev.sightline.curation.CurationEdit;
import dev.sightline.curation.EditResult;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.gallery.PersonId;
import dev.sightline.topics.GalleryChange;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options for the gallery and the collection a command works on. */
final class CurationOptions {

  @Option(names = "--collection", paramLabel = "NAME")
  private String collection;

  @Mixin private WaitOptions waitOptions;
  @Mixin private ConfigOptions configOptions;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  /**
   * Returns the person of a given name: a name within the collection, or {@code collection/person}.
   */
  PersonId person(String name) {
    return name.contains("/") ? PersonId.parse(name) : new PersonId(collectionOr("default"), name);
  }

  /** Whether a list shows a person: the collection is not given, or it is the person's. */
  boolean lists(PersonId person) {
    return collectionOr(person.collection()).equals(person.collection());
  }

  private String collectionOr(String other) {
    return collection == null ? other : PersonId.composed(collection);
  }

  Duration timeout() {
    return waitOptions.timeout();
  }

  GalleryCurator open() {
    return CuratorAssembly.open(configOptions.load());
  }

  CameraEditor openCameras() {
    return CameraAssembly.editor(configOptions.load(), System.getProperty("user.name"));
  }

  /** Makes a change that needs no picture, and prints the number of changes. */
  int edit(CurationEdit edit) {
    return change(curator -> curator.edit(edit));
  }

  /** Changes the gallery and prints the number of changes. */
  int change(Function<GalleryCurator, EditResult> call) {
    try (GalleryCurator curator = open()) {
      EditResult result = call.apply(curator);
      GalleryChange change = result.change();
      CommandLine command = spec.commandLine();
      command
          .getOut()
          .printf(
              Locale.ROOT,
              "%d templates written, %d removed%n",
              change.written(),
              change.removed());
      EnrolmentText.print(result.revised(), command);
      return await(curator);
    }
  }

  /**
   * Waits until the matchers have applied the change, prints the result, and returns the exit code.
   */
  int await(GalleryCurator curator) {
    return waitOptions.await(curator, spec.commandLine());
  }
}
