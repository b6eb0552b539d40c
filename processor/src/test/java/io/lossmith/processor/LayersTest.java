package io.lossmith.processor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.lossmith.processor.write.SourceWriter;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;

@AnalyzeClasses(
    packages = "io.lossmith.processor",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

  @ArchTest
  static final ArchRule noStageKnowsALaterOne =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("processor")
          .definedBy("io.lossmith.processor")
          .layer("local")
          .definedBy("..processor.local")
          .layer("declaration")
          .definedBy("..processor.declaration")
          .layer("validation")
          .definedBy("..processor.validation")
          .layer("spec")
          .definedBy("..processor.spec")
          .layer("plan")
          .definedBy("..processor.plan..")
          .layer("emit")
          .definedBy("..processor.emit..")
          .layer("write")
          .definedBy("..processor.write")
          .whereLayer("processor")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("local")
          .mayOnlyBeAccessedByLayers("processor")
          .whereLayer("declaration")
          .mayOnlyBeAccessedByLayers("validation", "processor")
          .whereLayer("validation")
          .mayOnlyBeAccessedByLayers("local", "processor")
          .whereLayer("spec")
          .mayOnlyBeAccessedByLayers("plan", "emit", "processor")
          .whereLayer("plan")
          .mayOnlyBeAccessedByLayers("emit")
          .whereLayer("emit")
          .mayOnlyBeAccessedByLayers("write", "processor")
          .whereLayer("write")
          .mayOnlyBeAccessedByLayers("processor");

  @ArchTest
  static final ArchRule specsAndPlansKnowNoCompiler =
      noClasses()
          .that()
          .resideInAnyPackage("..processor.spec..", "..processor.plan..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax..", "com.sun.source..", "com.palantir.javapoet..");

  @ArchTest
  static final ArchRule emittersAndDeclarationsKnowNoProcessingEnvironment =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..processor.emit..", "..processor.declaration..", "..processor.validation..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javax.annotation.processing..");

  @ArchTest
  static final ArchRule onlyThePrinterSpeaksToTheMessager =
      noClasses()
          .that(not(belongToAnyOf(DiagnosticPrinter.class)))
          .should()
          .callMethodWhere(target(owner(assignableTo(Messager.class))));

  @ArchTest
  static final ArchRule onlyTheWriterHasTheFiler =
      noClasses()
          .that(not(belongToAnyOf(SourceWriter.class, LossGenerator.class)))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Filer.class);

  @ArchTest
  static final ArchRule onlyTheSearchForLocalTypesNeedsJavac =
      noClasses()
          .that()
          .resideOutsideOfPackage("..processor.local")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.source..");
}
