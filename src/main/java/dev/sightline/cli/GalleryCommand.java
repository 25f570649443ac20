package dev.sightline.cli;

import static java.util.stream.Collectors.groupingBy;

import dev.sightline.config.SightlineConfig;
import dev.sightline.events.GalleryReader;
import dev.sightline.events.GalleryWriter;
import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.Template;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks into the gallery and takes persons out of it. */
@Command(
    name = "gallery",
    mixinStandardHelpOptions = true,
    description = "List, remove and export who is enrolled.")
final class GalleryCommand {

  @Spec private CommandSpec spec;

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List the persons with the number of their templates and their models.")
  int list(@Mixin ConfigOptions options) {
    GalleryReader.Snapshot gallery = read(options.load());
    Map<PersonKey, List<Template>> persons =
        gallery.templates().stream()
            .collect(
                groupingBy(template -> template.key().owner(), TreeMap::new, Collectors.toList()));
    persons.forEach(
        (person, templates) ->
            out().printf("%s\t%d\t%s%n", person, templates.size(), models(templates)));
    if (gallery.unreadable() > 0) {
      spec.commandLine().getErr().println(gallery.unreadable() + " records are not readable");
    }
    out().flush();
    return 0;
  }

  private static String models(List<Template> templates) {
    return templates.stream()
        .map(template -> template.embedding().model().value())
        .distinct()
        .sorted()
        .collect(Collectors.joining(","));
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Remove all templates of a person.")
  int remove(
      @Mixin ConfigOptions options,
      @Option(
              names = "--collection",
              defaultValue = "default",
              description = "default: ${DEFAULT-VALUE}")
          String collection,
      @Parameters(paramLabel = "NAME", description = "the person") String name) {
    SightlineConfig config = options.load();
    PersonKey person = new PersonKey(collection, name);
    List<Template> templates =
        read(config).templates().stream()
            .filter(template -> template.key().owner().equals(person))
            .toList();
    try (GalleryWriter writer =
        new GalleryWriter(config.kafka().producer(), config.topics().names().gallery())) {
      templates.forEach(template -> writer.remove(template.key()));
      long unused = writer.commit();
    }
    out().printf("removed %d templates of %s%n", templates.size(), person);
    out().flush();
    return templates.isEmpty() ? 1 : 0;
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description =
          "Write the chips of all templates as PNG, a folder a person, to be enrolled elsewhere.")
  int export(
      @Mixin ConfigOptions options,
      @Parameters(paramLabel = "FOLDER", description = "where to write") Path folder) {
    List<Template> templates = read(options.load()).templates();
    templates.forEach(template -> write(template, folder));
    out().printf("wrote %d chips to %s%n", templates.size(), folder);
    out().flush();
    return 0;
  }

  private static void write(Template template, Path folder) {
    Path person =
        folder.resolve(template.key().collection()).resolve(template.key().person()).normalize();
    if (!person.startsWith(folder.normalize())) {
      throw new IllegalArgumentException(
          "the name of a person would leave the folder: " + template.key().owner());
    }
    try {
      Files.createDirectories(person);
      Files.write(person.resolve(template.key().sample() + ".png"), template.chip().toPng());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + person, e);
    }
  }

  private static GalleryReader.Snapshot read(SightlineConfig config) {
    try (GalleryReader reader =
        new GalleryReader(config.kafka().consumer(), config.topics().names().gallery())) {
      return reader.read();
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
