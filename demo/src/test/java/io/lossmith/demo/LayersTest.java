package io.lossmith.demo;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may use which. */
@AnalyzeClasses(packages = "io.lossmith.demo", importOptions = DoNotIncludeTests.class)
class LayersTest {
  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("commands")
          .definedBy("io.lossmith.demo")
          .layer("training")
          .definedBy("io.lossmith.demo.training")
          .layer("model")
          .definedBy("io.lossmith.demo.model")
          .layer("data")
          .definedBy("io.lossmith.demo.data")
          .layer("explain")
          .definedBy("io.lossmith.demo.explain")
          .layer("report")
          .definedBy("io.lossmith.demo.report")
          .layer("charts")
          .definedBy("io.lossmith.demo.report.chart")
          .optionalLayer("service")
          .definedBy("io.lossmith.demo.service..")
          .whereLayer("commands")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("training")
          .mayOnlyBeAccessedByLayers("commands", "report", "charts", "service")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("commands", "training", "report", "service")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("commands", "charts")
          .whereLayer("charts")
          .mayOnlyBeAccessedByLayers("commands")
          .whereLayer("service")
          .mayOnlyBeAccessedByLayers("commands")
          .whereLayer("explain")
          .mayOnlyBeAccessedByLayers("commands");

  @ArchTest
  static final ArchRule LAYERS_OF_THE_SERVICE =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("load")
          .definedBy("io.lossmith.demo.service.load")
          .layer("http")
          .definedBy("io.lossmith.demo.service.http")
          .layer("service")
          .definedBy("io.lossmith.demo.service")
          .layer("learn")
          .definedBy("io.lossmith.demo.service.learn")
          .layer("metrics")
          .definedBy("io.lossmith.demo.service.metrics")
          .layer("store")
          .definedBy("io.lossmith.demo.service.store")
          .layer("model")
          .definedBy("io.lossmith.demo.service.model")
          .whereLayer("load")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("http")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("service")
          .mayOnlyBeAccessedByLayers("http")
          .whereLayer("learn")
          .mayOnlyBeAccessedByLayers("http", "service")
          .whereLayer("metrics")
          .mayOnlyBeAccessedByLayers("http", "service")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("http", "service", "learn")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("http", "service", "learn", "store");
}
