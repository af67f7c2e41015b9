package dev.sentinelsync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rooms of the design: a package may use those below it, never those above. */
@AnalyzeClasses(packages = "dev.sentinelsync", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String BASE = "dev.sentinelsync.";

  /** From the bottom to the top; {@code docs/architecture.md} has the same order. */
  private static final List<String> ROOMS =
      List.of(
          "support",
          "state",
          "source",
          "kql",
          "content",
          "catalog",
          "site",
          "publish",
          "pipeline",
          "verify",
          "webhook",
          "service",
          "ops",
          "http",
          "config",
          "command");

  private static final List<Set<String>> STRANGERS =
      List.of(Set.of("kql", "content", "source", "publish", "state"));

  @ArchTest
  static void aRoomUsesOnlyThoseBelowIt(JavaClasses classes) {
    for (int room = 0; room < ROOMS.size(); room++) {
      String[] above =
          ROOMS.subList(room + 1, ROOMS.size()).stream()
              .map(ArchitectureTest::packages)
              .toArray(String[]::new);
      if (above.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(packages(ROOMS.get(room)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above)
            .check(classes);
      }
    }
  }

  @ArchTest
  static void roomsThatMeetOnlyInThePipelineDoNotKnowEachOther(JavaClasses classes) {
    for (Set<String> strangers : STRANGERS) {
      for (String room : strangers) {
        noClasses()
            .that()
            .resideInAPackage(packages(room))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                strangers.stream()
                    .filter(other -> !other.equals(room))
                    .map(ArchitectureTest::packages)
                    .toArray(String[]::new))
            .check(classes);
      }
    }
  }

  @ArchTest
  static void everyRoomIsInTheList(JavaClasses classes) {
    assertThat(
            classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(BASE))
                .map(name -> name.substring(BASE.length()).split("[.]")[0]))
        .isSubsetOf(ROOMS);
  }

  @ArchTest
  static final ArchRule NO_CIRCLES =
      slices().matching("dev.sentinelsync.(**)").should().beFreeOfCycles();

  private static String packages(String room) {
    return BASE + room + "..";
  }

  /** More values in a row than this are not read by position; a nested record names them. */
  private static final int MOST_ARGUMENTS = 8;

  @ArchTest
  static void noCallHasMoreThanEightArguments(JavaClasses classes) {
    Set<String> tooLong = new TreeSet<>();
    for (JavaClass caller : classes) {
      for (JavaCodeUnit unit : caller.getCodeUnits()) {
        unit.getCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().getPackageName().startsWith(BASE))
            .filter(call -> arguments(call) > MOST_ARGUMENTS)
            .map(call -> name(call) + " with " + arguments(call) + " in " + caller.getName())
            .forEach(tooLong::add);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  /** The arguments in the source: the compiler gives constructors of enums two more. */
  private static int arguments(JavaCall<?> call) {
    int parameters = call.getTarget().getRawParameterTypes().size();
    boolean ofEnum = call.getTargetOwner().isEnum() && call instanceof JavaConstructorCall;
    return ofEnum ? parameters - 2 : parameters;
  }

  private static String name(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName().substring(BASE.length());
    return call instanceof JavaConstructorCall ? owner : owner + "." + call.getName();
  }

  /** The vendors' libraries stay in the packages that translate them. */
  @ArchTest
  static final ArchRule AMAZON =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sentinelsync.publish.s3..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule AZURE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sentinelsync.publish.azure..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.azure..");
}
