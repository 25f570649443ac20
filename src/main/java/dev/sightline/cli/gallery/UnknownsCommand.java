package dev.sightline.cli.gallery;

import dev.sightline.app.CuratorAssembly;
import dev.sightline.cli.options.ConfigOptions;
import dev.sightline.cli.options.WaitOptions;
import dev.sightline.config.SightlineConfig;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.ListedStranger;
import dev.sightline.curation.NamingResult;
import dev.sightline.curation.StrangerCurator;
import dev.sightline.events.IdentityEvent.FramePlace;
import dev.sightline.gallery.PersonId;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The commands that list and name strangers. */
@Command(
    name = "unknowns",
    mixinStandardHelpOptions = true,
    description = "List strangers, and name or ignore them.",
    footer = {
      "",
      "Examples:",
      "  sightline unknowns list",
      "  sightline unknowns name unknown/0f3a9c51d2e47b68 \"Ada Lovelace\""
    })
public final class UnknownsCommand {

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      defaultValue = "default",
      scope = ScopeType.INHERIT,
      description = "collection to enrol them in; default: ${DEFAULT-VALUE}")
  private String collection;

  @Spec private CommandSpec spec;

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description =
          "List the strangers: id, camera, visits, first and last seen, the best shot's frame.")
  int list(@Mixin ConfigOptions options) {
    SightlineConfig config = options.load();
    try (GalleryCurator gallery = CuratorAssembly.open(config)) {
      curator(config, gallery).list().forEach(unknown -> out().println(line(unknown)));
    }
    out().flush();
    return 0;
  }

  private static String line(ListedStranger unknown) {
    FramePlace frame = unknown.visits().get(unknown.visits().size() - 1).bestShot().frame();
    return String.format(
        Locale.ROOT,
        "%s\t%s\t%d\t%s\t%s\t%s-%d-%d",
        unknown.id(),
        unknown.camera(),
        unknown.visits().size(),
        unknown.firstSeen(),
        unknown.lastSeen(),
        frame.topic(),
        frame.partition(),
        frame.offset());
  }

  @Command(
      name = "name",
      mixinStandardHelpOptions = true,
      description =
          "Enrol a stranger from their best shots' frames, and revise their past visits,"
              + " also those under other ids and before other cameras.")
  int name(
      @Mixin ConfigOptions options,
      @Mixin WaitOptions wait,
      @Parameters(paramLabel = "ID", description = "id from the list") String id,
      @Parameters(paramLabel = "NAME", description = "name of the person") String name) {
    PersonId person = new PersonId(collection, name);
    return change(options, wait, curator -> name(curator, id, person));
  }

  /** Names a stranger and the same person before other cameras, which may have other ids. */
  private static NamingResult name(StrangerCurator curator, String id, PersonId person) {
    NamingResult named = curator.name(id, person);
    return named.isEnrolled() ? named.andRevised(curator.recognise(Set.of(person))) : named;
  }

  @Command(
      name = "ignore",
      mixinStandardHelpOptions = true,
      description =
          "Put a stranger on the ignore list: later visits have no events, and the list"
              + " omits them.")
  int ignore(
      @Mixin ConfigOptions options,
      @Mixin WaitOptions wait,
      @Parameters(paramLabel = "ID", description = "id from the list") String id) {
    return change(options, wait, curator -> curator.ignore(id, collection));
  }

  private int change(
      ConfigOptions options, WaitOptions wait, Function<StrangerCurator, NamingResult> call) {
    SightlineConfig config = options.load();
    try (GalleryCurator gallery = CuratorAssembly.open(config)) {
      NamingResult result = call.apply(curator(config, gallery));
      EnrolmentText.lines(result.enrolment()).forEach(out()::println);
      if (result.framesGone() > 0) {
        out().printf(Locale.ROOT, "%d frames are not kept any more%n", result.framesGone());
      }
      out().printf(Locale.ROOT, "%d past visits revised%n", result.revised());
      out().flush();
      int unread = wait.await(gallery, spec.commandLine());
      return result.isEnrolled() ? unread : 1;
    }
  }

  private static StrangerCurator curator(SightlineConfig config, GalleryCurator gallery) {
    return new StrangerCurator(CuratorAssembly.connection(config), gallery);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
