package dev.sightline.cli.gallery;

import dev.sightline.app.CuratorAssembly;
import dev.sightline.cli.options.ConfigOptions;
import dev.sightline.cli.options.ConfirmOptions;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.cli.options.Table;
import dev.sightline.cli.options.WaitOptions;
import dev.sightline.config.SightlineConfig;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.ListedStranger;
import dev.sightline.curation.NamingResult;
import dev.sightline.curation.StrangerCurator;
import dev.sightline.events.IdentityEvent.FramePlace;
import dev.sightline.gallery.PersonId;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The commands that list and name strangers. */
@Command(name = "strangers")
public final class StrangersCommand extends PrintingCommand {

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      defaultValue = "default",
      scope = ScopeType.INHERIT,
      descriptionKey = "strangers.collection")
  private String collection;

  @Command(name = "list")
  int list(@Mixin ConfigOptions options) {
    SightlineConfig config = options.load();
    Table table =
        new Table("ID", "CAMERAS", "VISITS", "FIRST SEEN", "LAST SEEN", "FRAME", "CAMERA IDS");
    try (GalleryCurator curator = CuratorAssembly.open(config)) {
      curator.strangers().list().forEach(stranger -> add(stranger, table));
    }
    table.lines().forEach(out()::println);
    return 0;
  }

  private static void add(ListedStranger stranger, Table table) {
    FramePlace frame = stranger.visits().get(stranger.visits().size() - 1).bestShot().frame();
    table.add(
        stranger.id(),
        String.join(",", stranger.cameras()),
        stranger.visits().size(),
        stranger.firstSeen(),
        stranger.lastSeen(),
        frame.topic() + "-" + frame.partition() + "-" + frame.offset(),
        String.join(",", stranger.ids()));
  }

  @Command(name = "name")
  int name(
      @Mixin ConfigOptions options,
      @Mixin WaitOptions wait,
      @Parameters(paramLabel = "ID") String id,
      @Parameters(paramLabel = "NAME") String name) {
    PersonId person = new PersonId(collection, name);
    return change(options, wait, strangers -> strangers.name(id, person));
  }

  @Command(name = "ignore")
  int ignore(
      @Mixin ConfigOptions options,
      @Mixin WaitOptions wait,
      @Parameters(paramLabel = "ID") String id) {
    return change(options, wait, strangers -> strangers.ignore(id, collection));
  }

  @Command(name = "erase")
  int erase(
      @Mixin ConfigOptions options,
      @Mixin WaitOptions wait,
      @Mixin ConfirmOptions confirm,
      @Parameters(paramLabel = "ID") String id) {
    confirm.require("Erase the stranger " + id);
    try (GalleryCurator curator = CuratorAssembly.open(options.load())) {
      return ErasureText.print(curator.strangers().erase(id, wait.timeout()), out());
    }
  }

  private int change(
      ConfigOptions options, WaitOptions wait, Function<StrangerCurator, NamingResult> call) {
    SightlineConfig config = options.load();
    try (GalleryCurator curator = CuratorAssembly.open(config)) {
      NamingResult result = call.apply(curator.strangers());
      EnrolmentText.lines(result.enrolment()).forEach(out()::println);
      if (result.withoutFace() > 0) {
        out().printf(Locale.ROOT, "%d visits have no face%n", result.withoutFace());
      }
      EnrolmentText.print(result.revised(), commandLine());
      int unread = wait.await(curator, commandLine());
      return result.isEnrolled() ? unread : 1;
    }
  }
}
