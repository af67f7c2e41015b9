package dev.sentinelsync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the design: a package may use those below it, never those above. */
@AnalyzeClasses(packages = "dev.sentinelsync", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule ROOMS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("main")
          .definedBy("dev.sentinelsync")
          .layer("command")
          .definedBy("..command..")
          .optionalLayer("service")
          .definedBy("dev.sentinelsync.service..")
          .layer("pipeline")
          .definedBy("..pipeline..")
          .layer("trigger")
          .definedBy("..trigger..")
          .layer("publish")
          .definedBy("..publish..")
          .layer("site")
          .definedBy("..site..")
          .layer("catalog")
          .definedBy("..catalog..")
          .layer("content")
          .definedBy("..content..")
          .layer("kql")
          .definedBy("..kql..")
          .layer("source")
          .definedBy("..source..")
          .layer("state")
          .definedBy("..state..")
          .layer("git")
          .definedBy("dev.sentinelsync.git..")
          .layer("retry")
          .definedBy("dev.sentinelsync.retry..")
          .layer("text")
          .definedBy("dev.sentinelsync.text..")
          .whereLayer("main")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("command")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("service")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("pipeline")
          .mayOnlyBeAccessedByLayers("command", "service")
          .whereLayer("trigger")
          .mayOnlyBeAccessedByLayers("command", "service")
          .whereLayer("site")
          .mayOnlyBeAccessedByLayers("pipeline")
          .whereLayer("catalog")
          .mayOnlyBeAccessedByLayers("site", "pipeline")
          .whereLayer("kql")
          .mayOnlyBeAccessedByLayers("catalog", "pipeline")
          .whereLayer("content")
          .mayOnlyBeAccessedByLayers("catalog", "site", "pipeline", "service", "command")
          .whereLayer("source")
          .mayOnlyBeAccessedByLayers("pipeline", "service", "command")
          .whereLayer("publish")
          .mayOnlyBeAccessedByLayers("pipeline", "service", "command")
          .whereLayer("state")
          .mayOnlyBeAccessedByLayers("pipeline", "service", "command")
          .whereLayer("git")
          .mayOnlyBeAccessedByLayers("source", "publish", "service", "command")
          .whereLayer("retry")
          .mayOnlyBeAccessedByLayers(
              "source", "publish", "state", "service", "pipeline", "command");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.sentinelsync.(*)..").should().beFreeOfCycles();

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
