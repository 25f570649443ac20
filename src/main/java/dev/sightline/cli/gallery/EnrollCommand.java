package dev.sightline.cli.gallery;

import dev.sightline.app.CuratorAssembly;
import dev.sightline.cli.options.ConfigOptions;
import dev.sightline.cli.options.Progress;
import dev.sightline.cli.options.WaitOptions;
import dev.sightline.config.SightlineConfig;
import dev.sightline.curation.EnrolmentResult;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.StrangerCurator;
import dev.sightline.gallery.PersonId;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Enrols persons from pictures. */
@Command(
    name = "enroll",
    mixinStandardHelpOptions = true,
    description =
        "Enrol a person from pictures, or a person a folder from a folder of folders. Pictures that"
            + " are enrolled already are left out, so the same command goes on after an end.")
public final class EnrollCommand implements Callable<Integer> {

  @Option(
      names = "--person",
      paramLabel = "NAME",
      description = "whose pictures these are; without it each folder of the folder is a person")
  private String person;

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "default: ${DEFAULT-VALUE}")
  private String collection;

  @Parameters(
      paramLabel = "IMAGE|FOLDER",
      arity = "1..*",
      description = "JPEG or PNG pictures, or folders of them")
  private List<Path> inputs;

  @Mixin private WaitOptions waitOptions;
  @Mixin private ConfigOptions configOptions;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    SightlineConfig config = configOptions.load();
    List<PersonPictures> people = people();
    try (GalleryCurator desk = CuratorAssembly.open(config)) {
      List<EnrolmentResult> results = enroll(desk, people);
      int without = report(results);
      revise(new StrangerCurator(CuratorAssembly.connection(config), desk), results);
      int unread = waitOptions.await(desk, spec.commandLine());
      return Math.max(without, unread);
    }
  }

  private int report(List<EnrolmentResult> results) {
    PrintWriter out = spec.commandLine().getOut();
    results.forEach(result -> EnrolmentText.lines(result).forEach(out::println));
    EnrolmentText.table(results).forEach(out::println);
    long without = results.stream().filter(result -> result.reviewed().kept().isEmpty()).count();
    out.printf(
        Locale.ROOT, "%d of %d persons enrolled%n", results.size() - without, results.size());
    out.flush();
    return without == 0 ? 0 : 1;
  }

  /** Gives those who are enrolled now the visits in which they were unknown. */
  private void revise(StrangerCurator unknowns, List<EnrolmentResult> results) {
    Set<PersonId> enrolled =
        results.stream()
            .filter(result -> result.written() > 0)
            .map(EnrolmentResult::person)
            .collect(Collectors.toSet());
    int revised = enrolled.isEmpty() ? 0 : unknowns.recognise(enrolled);
    if (revised > 0) {
      spec.commandLine().getOut().printf(Locale.ROOT, "%d past visits revised%n", revised);
      spec.commandLine().getOut().flush();
    }
  }

  private List<PersonPictures> people() {
    if (person != null) {
      return List.of(PersonPictures.of(person, inputs));
    }
    if (inputs.size() > 1) {
      throw new IllegalArgumentException(
          "without --person there is one folder of folders, found " + inputs.size() + " inputs");
    }
    return PersonPictures.inFoldersOf(inputs.get(0));
  }

  private List<EnrolmentResult> enroll(GalleryCurator desk, List<PersonPictures> people) {
    List<EnrolmentResult> results = new ArrayList<>();
    try (ProgressBar progress = Progress.of("persons", people.size())) {
      for (PersonPictures one : people) {
        results.add(
            desk.enroll(
                new PersonId(collection, one.person()),
                one.files().stream().map(PersonPictures::read).toList()));
        progress.step();
      }
    }
    return results;
  }
}
