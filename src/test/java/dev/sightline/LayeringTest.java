package dev.sightline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the packages to the table of the design page, which is the only place that lists them. */
class LayeringTest {
  private static final String BASE = "dev.sightline.";
  private static final Path DESIGN = Path.of("src/site/markdown/design.md");
  private static final int MAX_CLASSES = 45;
  private static final int MAX_COMPONENTS = 7;
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** The classes, or packages, that show a library's types to other packages, and the reason. */
  private static final Map<String, String> SHOWS_A_LIBRARY =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("serving.http", "a handler receives Javalin's context"),
              Map.entry("events.wire", "generated from the Protobuf schemas for events.codec"),
              Map.entry("embedding.NetworkGraph", "training updates the graph that inference runs"),
              Map.entry(
                  "streams.RecognitionTopology", "the topology is its product; the runner runs it"),
              Map.entry("streams.state.CameraStores", "the topology owns the stores"),
              Map.entry("streams.linking.Linking", "adds its processor to the topology"),
              Map.entry(
                  "streams.runner.StreamsRunner",
                  "Kafka's metrics are bound to the process's registry"),
              Map.entry(
                  "sightings.search.SearchStage",
                  "Kafka's metrics are bound to the process's registry"),
              Map.entry("monitoring.Meters", "owns the registry that others register meters in"),
              Map.entry("monitoring.CameraMeters", "registers meters in that registry"),
              Map.entry("events.StageTimes", "reads and writes the headers of Kafka's records"),
              Map.entry("tracing.TraceContext", "reads and writes the headers of Kafka's records"),
              Map.entry("evaluation.Charts", "training.experiment adds lines of its own style"),
              Map.entry("cli.options", "picocli fills options and reports their errors")));

  /** The records of more than seven components, and the reason. */
  private static final Map<String, String> WIDE_RECORDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("config.SightlineConfig", "one component per package that is configured"),
              Map.entry("cameras.CameraFields", "mirrors a camera's JSON"),
              Map.entry("detection.FaceQuality", "mirrors the quality in match-v1.json"),
              Map.entry("embedding.network.MobileNetwork", "mirrors the header of a bundle"),
              Map.entry("events.IdentityEvent", "mirrors identity-event-v1.json"),
              Map.entry("events.Match", "mirrors match-v1.json"),
              Map.entry("events.AuditRecord", "mirrors audit-record-v1.json"),
              Map.entry("serving.api.ModelResource$Model", "mirrors /model of the API"),
              Map.entry("serving.api.StrangerSummary", "mirrors /strangers of the API"),
              Map.entry(
                  "serving.view.RecentDeadLetters$Letter", "mirrors /dead-letters of the API"),
              Map.entry(
                  "evaluation.MatchingResult$Trial", "mirrors the JSON of 'evaluate matching'")));

  private static final Map<String, Row> ROWS = readTable();

  private static JavaClasses classes;

  private record Row(Set<String> imports, Set<String> libraries) {}

  @BeforeAll
  static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sightline");
  }

  static Stream<String> packages() {
    return ROWS.keySet().stream();
  }

  static Stream<String> libraries() {
    return ROWS.values().stream().flatMap(row -> row.libraries().stream()).distinct().sorted();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void shouldImportOnlyThePackagesOfItsRow(String name) {
    TreeSet<String> forbidden = new TreeSet<>(ROWS.keySet());
    forbidden.removeAll(ROWS.get(name).imports());
    forbidden.remove(name);
    noClasses()
        .that()
        .resideInAPackage(BASE + name)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(forbidden.stream().map(BASE::concat).toArray(String[]::new)))
        .allowEmptyShould(true)
        .check(classes);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void shouldKeepALibraryInThePackagesThatNameIt(String library) {
    String[] allowed =
        ROWS.entrySet().stream()
            .filter(row -> row.getValue().libraries().contains(library))
            .map(row -> BASE + row.getKey())
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("dev.sightline..")
        .and()
        .resideOutsideOfPackages(allowed)
        .should()
        .dependOnClassesThat(resideInAPackage(library + ".."))
        .check(classes);
  }

  @Test
  void shouldHaveNoCycleAtAnyDepth() {
    slices().matching("dev.sightline.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void shouldListEveryPackageInTheDesign() {
    assertThat(classesByPackage().keySet()).isEqualTo(new TreeSet<>(ROWS.keySet()));
  }

  @Test
  void shouldNotLetAPackageGrowBeyondWhatAReaderSurveys() {
    Map<String, Long> large = classesByPackage();
    large.values().removeIf(count -> count <= MAX_CLASSES);

    assertThat(large).as("packages of more than %d classes", MAX_CLASSES).isEmpty();
  }

  @Test
  void shouldNestRecordsThatAreWiderThanAReaderRemembers() {
    Set<String> wide =
        classes.stream()
            .filter(JavaClass::isRecord)
            .filter(type -> components(type) > MAX_COMPONENTS)
            .map(type -> type.getName().substring(BASE.length()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(wide).isEqualTo(WIDE_RECORDS.keySet());
  }

  private static long components(JavaClass record) {
    return record.getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .count();
  }

  @Test
  void shouldShowNoLibraryToOtherPackages() {
    TreeSet<String> shown = new TreeSet<>();
    classes.stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(LayeringTest::isCalledFromAnotherPackage)
        .filter(LayeringTest::hasLibraryTypeInItsSignature)
        .forEach(method -> shown.add(shownAs(method.getOwner())));

    assertThat(shown).isEqualTo(SHOWS_A_LIBRARY.keySet());
  }

  @Test
  void shouldReadTheEnvironmentAndExitOnlyInTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + "cli..", BASE + "broker")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(classes);
  }

  private static String shownAs(JavaClass owner) {
    String home = owner.getPackageName().substring(BASE.length());
    return SHOWS_A_LIBRARY.containsKey(home) ? home : owner.getName().substring(BASE.length());
  }

  private static boolean isCalledFromAnotherPackage(JavaMethod method) {
    String home = method.getOwner().getPackageName();
    return method.getCallsOfSelf().stream()
        .anyMatch(call -> !call.getOriginOwner().getPackageName().equals(home));
  }

  private static boolean hasLibraryTypeInItsSignature(JavaMethod method) {
    return Stream.concat(
            Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
        .map(JavaClass::getBaseComponentType)
        .anyMatch(LayeringTest::isOfALibrary);
  }

  private static boolean isOfALibrary(JavaClass type) {
    return libraries().anyMatch(library -> type.getName().startsWith(library + "."));
  }

  private static Map<String, Long> classesByPackage() {
    return classes.stream()
        .filter(type -> !type.isNestedClass() && !type.getSimpleName().equals("package-info"))
        .filter(type -> type.getPackageName().startsWith(BASE))
        .collect(
            Collectors.groupingBy(
                type -> type.getPackageName().substring(BASE.length()),
                TreeMap::new,
                Collectors.counting()));
  }

  private static Map<String, Row> readTable() {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (String line : designLines()) {
      if (line.startsWith("| `")) {
        String[] cells = line.split("\\|", -1);
        rows.put(codes(cells[1]).get(0), new Row(codeSet(cells[3]), codeSet(cells[4])));
      }
    }
    return rows;
  }

  /** The lines of the design page's section on packages. */
  private static List<String> designLines() {
    try {
      return Files.readAllLines(DESIGN).stream()
          .dropWhile(line -> !line.equals("## Packages"))
          .skip(1)
          .takeWhile(line -> !line.startsWith("## "))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(DESIGN + " cannot be read", e);
    }
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static Set<String> codeSet(String cell) {
    return new TreeSet<>(codes(cell));
  }
}
