package dev.sightline.cli.gallery;

import dev.sightline.app.CuratorAssembly;
import dev.sightline.cli.options.ConfiguredCommand;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that enrols persons from pictures. */
@Command(name = "enroll")
public final class EnrollCommand extends ConfiguredCommand {

  @Option(names = "--person", paramLabel = "NAME")
  private String person;

  @Option(names = "--collection", paramLabel = "NAME", defaultValue = "default")
  private String collection;

  @Parameters(paramLabel = "IMAGE|FOLDER", arity = "1..*")
  private List<Path> inputs;

  @Mixin private WaitOptions waitOptions;

  @Override
  protected int run(SightlineConfig config) {
    List<PersonPictures> people = people();
    try (GalleryCurator curator = CuratorAssembly.open(config)) {
      List<EnrolmentResult> results = new ArrayList<>();
      List<String> refused = new ArrayList<>();
      int without;
      try {
        enroll(curator, people, results, refused);
      } finally {
        // Printed even if Kafka fails half-way, because persons enrolled so far stay enrolled.
        without = results.isEmpty() && refused.isEmpty() ? 1 : report(results, refused);
      }
      revise(curator.strangers(), results);
      int unread = waitOptions.await(curator, commandLine());
      return Math.max(without, unread);
    }
  }

  private int report(List<EnrolmentResult> results, List<String> refused) {
    PrintWriter out = out();
    results.forEach(result -> EnrolmentText.lines(result).forEach(out::println));
    refused.forEach(out::println);
    EnrolmentText.table(results).forEach(out::println);
    long enrolled = results.stream().filter(result -> !result.reviewed().kept().isEmpty()).count();
    int all = results.size() + refused.size();
    out.printf(Locale.ROOT, "%d of %d persons enrolled%n", enrolled, all);
    return enrolled == all ? 0 : 1;
  }

  /** Names past visits in which the persons now enrolled were unknown. */
  private void revise(StrangerCurator strangers, List<EnrolmentResult> results) {
    Set<PersonId> enrolled =
        results.stream()
            .filter(result -> !result.reviewed().kept().isEmpty())
            .map(EnrolmentResult::person)
            .collect(Collectors.toSet());
    EnrolmentText.print(strangers.recognise(enrolled), commandLine());
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

  /**
   * @param results receives the result of each person
   * @param refused receives a line for each folder whose name cannot be a person's
   */
  private void enroll(
      GalleryCurator curator,
      List<PersonPictures> people,
      List<EnrolmentResult> results,
      List<String> refused) {
    try (ProgressBar progress = Progress.of("persons", people.size())) {
      for (PersonPictures one : people) {
        Optional<PersonId> key = key(one.person(), refused);
        key.ifPresent(person -> results.add(curator.enroll(person, one.pictures())));
        progress.step();
      }
    }
  }

  private Optional<PersonId> key(String name, List<String> refused) {
    try {
      return Optional.of(new PersonId(collection, name));
    } catch (IllegalArgumentException e) {
      refused.add(
          String.format(
              Locale.ROOT,
              "%s/%s: skipped, %s",
              collection,
              PersonId.printable(name),
              e.getMessage()));
      return Optional.empty();
    }
  }
}
