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
          .layer("ops")
          .definedBy("dev.sentinelsync.ops..")
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
          .whereLayer("ops")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("service")
          .mayOnlyBeAccessedByLayers("command", "ops")
          .whereLayer("pipeline")
          .mayOnlyBeAccessedByLayers("command", "service", "ops")
          .whereLayer("trigger")
          .mayOnlyBeAccessedByLayers("command", "service", "ops")
          .whereLayer("site")
          .mayOnlyBeAccessedByLayers("pipeline", "ops")
          .whereLayer("catalog")
          .mayOnlyBeAccessedByLayers("site", "pipeline", "ops")
          .whereLayer("kql")
          .mayOnlyBeAccessedByLayers("catalog", "pipeline")
          .whereLayer("content")
          .mayOnlyBeAccessedByLayers("catalog", "site", "pipeline", "service", "command", "ops")
          .whereLayer("source")
          .mayOnlyBeAccessedByLayers("pipeline", "service", "command", "ops")
          .whereLayer("publish")
          .mayOnlyBeAccessedByLayers("pipeline", "service", "command", "ops")
          .whereLayer("state")
          .mayOnlyBeAccessedByLayers("pipeline", "service", "command", "ops")
          .whereLayer("git")
          .mayOnlyBeAccessedByLayers("source", "publish", "service", "command", "ops")
          .whereLayer("retry")
          .mayOnlyBeAccessedByLayers(
              "source", "publish", "state", "service", "pipeline", "ops", "command");

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
