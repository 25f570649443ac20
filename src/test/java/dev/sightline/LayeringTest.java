package dev.sightline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the packages to the design: who may import whom, and which third party each may see. */
class LayeringTest {

  private static final String BASE = "dev.sightline.";

  /** A package of ours, and what it may import of ours; {@code cli} may import all. */
  private static final Map<String, List<String>> LAYERS =
      Map.ofEntries(
          Map.entry("frames", List.of()),
          Map.entry("detection", List.of("frames")),
          Map.entry("alignment", List.of("frames", "detection")),
          Map.entry("embedding", List.of("frames", "detection", "alignment")),
          Map.entry("gallery", List.of("frames", "detection", "alignment", "embedding")),
          Map.entry("matching", List.of("detection", "embedding", "gallery")),
          Map.entry("encryption", List.of()),
          Map.entry(
              "events",
              List.of(
                  "frames",
                  "detection",
                  "alignment",
                  "embedding",
                  "gallery",
                  "matching",
                  "encryption",
                  "tracing")),
          Map.entry(
              "streams",
              List.of(
                  "frames",
                  "detection",
                  "alignment",
                  "embedding",
                  "gallery",
                  "matching",
                  "tracing",
                  "events")),
          Map.entry(
              "curation",
              List.of(
                  "frames",
                  "detection",
                  "alignment",
                  "embedding",
                  "gallery",
                  "matching",
                  "encryption",
                  "events")),
          Map.entry(
              "evaluation",
              List.of("frames", "detection", "alignment", "embedding", "gallery", "matching")),
          Map.entry(
              "training", List.of("frames", "detection", "alignment", "embedding", "evaluation")),
          Map.entry(
              "config",
              List.of(
                  "frames",
                  "detection",
                  "alignment",
                  "embedding",
                  "gallery",
                  "matching",
                  "encryption",
                  "events",
                  "streams",
                  "serving")),
          Map.entry(
              "serving",
              List.of(
                  "frames",
                  "detection",
                  "alignment",
                  "embedding",
                  "gallery",
                  "matching",
                  "events",
                  "curation",
                  "evaluation")),
          Map.entry("tracing", List.of()),
          Map.entry("files", List.of()),
          Map.entry("broker", List.of()));

  /** A third party, and the packages of ours that may see it. */
  private static final Map<String, List<String>> THIRD_PARTIES =
      Map.ofEntries(
          Map.entry("org.opencv..", List.of("frames", "detection", "alignment")),
          Map.entry("nu.pattern..", List.of("frames")),
          Map.entry("org.bytedeco..", List.of("frames", "embedding")),
          Map.entry("org.deeplearning4j..", List.of("embedding", "training")),
          Map.entry("org.nd4j..", List.of("embedding", "training")),
          Map.entry("ai.onnxruntime..", List.of("embedding")),
          Map.entry("onnx..", List.of("embedding")),
          Map.entry("org.pcollections..", List.of("gallery")),
          Map.entry("org.knowm.xchart..", List.of("evaluation", "training")),
          Map.entry("com.google.protobuf..", List.of("events")),
          Map.entry("org.apache.kafka.streams..", List.of("streams")),
          Map.entry("org.apache.kafka.clients..", List.of("events", "streams", "broker", "cli")),
          Map.entry("kafka..", List.of("broker")),
          Map.entry("org.apache.kafka.server..", List.of("broker")),
          Map.entry("org.apache.kafka.metadata..", List.of("broker")),
          Map.entry("io.opentelemetry..", List.of("tracing", "cli")),
          Map.entry("io.opentelemetry.sdk..", List.of("cli")),
          Map.entry("io.micrometer..", List.of("serving", "streams", "cli")),
          Map.entry("com.sun.net.httpserver..", List.of("serving")),
          Map.entry("io.javalin..", List.of("serving")),
          Map.entry("org.eclipse.jetty..", List.of("serving")),
          Map.entry("jakarta.servlet..", List.of("serving")),
          Map.entry("com.nimbusds..", List.of("serving")),
          Map.entry("picocli..", List.of("cli")),
          Map.entry("me.tongfei..", List.of("cli", "training", "evaluation")));

  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sightline");
  }

  static Stream<String> layers() {
    return LAYERS.keySet().stream().sorted();
  }

  static Stream<String> thirdParties() {
    return THIRD_PARTIES.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void shouldImportOnlyWhatTheDesignAllows(String layer) {
    TreeSet<String> forbidden = new TreeSet<>(LAYERS.keySet());
    forbidden.add("cli");
    forbidden.removeAll(LAYERS.get(layer));
    // Every package may read and write files.
    forbidden.remove("files");
    forbidden.remove(layer);
    noClasses()
        .that()
        .resideInAPackage(BASE + layer + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages(forbidden)))
        .allowEmptyShould(true)
        .check(classes);
  }

  @ParameterizedTest
  @MethodSource("thirdParties")
  void shouldKeepAThirdPartyInItsPackages(String thirdParty) {
    noClasses()
        .that()
        .resideInAPackage("dev.sightline..")
        .and()
        .resideOutsideOfPackages(packages(THIRD_PARTIES.get(thirdParty)))
        .should()
        .dependOnClassesThat(resideInAPackage(thirdParty))
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void shouldHaveNoCycles() {
    slices().matching("dev.sightline.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void shouldReadTheEnvironmentAndExitOnlyInTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages(List.of("cli", "broker")))
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(classes);
  }

  private static String[] packages(Iterable<String> layers) {
    Stream.Builder<String> names = Stream.builder();
    layers.forEach(layer -> names.add(BASE + layer + ".."));
    return names.build().toArray(String[]::new);
  }

  @Test
  void shouldNameEveryPackageOfTheProgram() {
    TreeSet<String> known = new TreeSet<>(LAYERS.keySet());
    known.add("cli");
    TreeSet<String> found = new TreeSet<>();
    classes.stream()
        .map(c -> c.getPackageName())
        .filter(name -> name.startsWith(BASE))
        .map(name -> name.substring(BASE.length()).split("\\.", 2)[0])
        .forEach(found::add);
    found.removeAll(known);
    org.assertj.core.api.Assertions.assertThat(found)
        .as("packages that the design does not name: %s", Arrays.toString(found.toArray()))
        .isEmpty();
  }
}
