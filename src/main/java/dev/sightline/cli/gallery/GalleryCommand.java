package dev.sightline.cli.gallery;

import dev.sightline.cli.options.ConfirmOptions;
import dev.sightline.cli.options.PrintingCommand;
import dev.sightline.cli.options.Table;
import dev.sightline.curation.CurationEdit;
import dev.sightline.curation.EditResult;
import dev.sightline.curation.GalleryCurator;
import dev.sightline.curation.NegativesResult;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.ViewedData;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.PersonSummary;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.TemplateId;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that show and change the enrolled persons. */
@Command(
    name = "gallery",
    subcommands = {
      GalleryExportCommand.class,
      GalleryImportCommand.class,
      RekeyCommand.class,
      ReembedCommand.class
    })
public final class GalleryCommand extends PrintingCommand {

  @Command(name = "list")
  int list(@Mixin CurationOptions options) {
    try (GalleryCurator curator = options.open()) {
      curator.viewedEverybody(ViewedData.PERSONS);
      Table table = new Table("PERSON", "TEMPLATES", "NEGATIVES", "STATUS", "MODELS");
      curator.persons().stream()
          .filter(person -> options.lists(person.person()))
          .forEach(person -> add(person, table));
      table.lines().forEach(out()::println);
      if (curator.unreadable() > 0) {
        err().println(curator.unreadable() + " records are not readable");
      }
      return 0;
    }
  }

  private static void add(PersonSummary person, Table table) {
    table.add(
        person.person(),
        person.templates(),
        person.negatives(),
        person.status().name().toLowerCase(Locale.ROOT),
        person.models().stream().map(ModelId::value).sorted().collect(Collectors.joining(",")));
  }

  @Command(name = "review")
  int review(
      @Mixin CurationOptions options,
      @Parameters(paramLabel = "NAME", arity = "0..*") List<String> names) {
    try (GalleryCurator curator = options.open()) {
      List<PersonId> persons =
          names == null
              ? curator.persons().stream().map(PersonSummary::person).toList()
              : names.stream().map(options::person).toList();
      if (names == null) {
        curator.viewedEverybody(ViewedData.TEMPLATES);
      } else {
        persons.stream()
            .filter(person -> !curator.templatesOf(person).isEmpty())
            .forEach(person -> curator.viewed(person, ViewedData.TEMPLATES));
      }
      for (PersonId person : persons) {
        List<String> findings = EnrolmentText.findings(curator.review(person));
        out()
            .printf(Locale.ROOT, "%s: %s%n", person, findings.isEmpty() ? "nothing to report" : "");
        findings.forEach(out()::println);
      }
      return 0;
    }
  }

  @Command(name = "rename")
  int rename(
      @Mixin CurationOptions options,
      @Parameters(paramLabel = "NAME") String from,
      @Parameters(paramLabel = "NEW-NAME") String to) {
    return options.edit(CurationEdit.rename(options.person(from), options.person(to)));
  }

  @Command(name = "merge")
  int merge(
      @Mixin CurationOptions options,
      @Mixin ConfirmOptions confirm,
      @Parameters(paramLabel = "NAME") String from,
      @Parameters(paramLabel = "INTO") String into) {
    confirm.require("Merge " + options.person(from) + " into " + options.person(into));
    return options.edit(CurationEdit.merge(options.person(from), options.person(into)));
  }

  @Command(name = "move")
  int move(
      @Mixin CurationOptions options,
      @Parameters(paramLabel = "TEMPLATE") String template,
      @Parameters(paramLabel = "NAME") String to) {
    return options.edit(CurationEdit.move(TemplateId.parse(template), options.person(to)));
  }

  @Command(name = "remove")
  int remove(
      @Mixin CurationOptions options,
      @Mixin ConfirmOptions confirm,
      @Parameters(paramLabel = "NAME|TEMPLATE") String name) {
    confirm.require("Remove " + name);
    return options.edit(
        name.indexOf('/') == name.lastIndexOf('/')
            ? CurationEdit.remove(options.person(name))
            : CurationEdit.remove(TemplateId.parse(name)));
  }

  @Command(name = "disable")
  int disable(@Mixin CurationOptions options, @Parameters(paramLabel = "NAME") String name) {
    return options.edit(CurationEdit.setStatus(options.person(name), PersonStatus.DISABLED));
  }

  @Command(name = "ignore")
  int ignore(@Mixin CurationOptions options, @Parameters(paramLabel = "NAME") String name) {
    return options.edit(CurationEdit.setStatus(options.person(name), PersonStatus.IGNORED));
  }

  @Command(name = "enable")
  int enable(@Mixin CurationOptions options, @Parameters(paramLabel = "NAME") String name) {
    return options.edit(CurationEdit.setStatus(options.person(name), PersonStatus.ACTIVE));
  }

  @Command(name = "negative")
  int negative(
      @Mixin CurationOptions options,
      @Option(names = "--person", paramLabel = "NAME") String name,
      @Parameters(paramLabel = "PICTURE|TEMPLATE", arity = "1..*") List<String> inputs) {
    if (name == null) {
      return inputs.stream()
          .map(TemplateId::parse)
          .mapToInt(template -> options.edit(CurationEdit.toNegative(template)))
          .max()
          .orElseThrow();
    }
    return options.change(
        curator ->
            printed(
                curator.addNegatives(
                    options.person(name),
                    inputs.stream().map(Path::of).map(Picture::ofFile).toList())));
  }

  private EditResult printed(NegativesResult result) {
    result.refusals().forEach(refusal -> out().println(EnrolmentText.line(refusal)));
    return new EditResult(result.change(), result.revised());
  }
}
