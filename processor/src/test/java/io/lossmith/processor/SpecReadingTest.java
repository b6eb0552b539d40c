package io.lossmith.processor;

import static io.lossmith.processor.testing.Expectations.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Divisor;
import io.lossmith.EmptyMean;
import io.lossmith.Layout;
import io.lossmith.Output;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.SigmoidCrossEntropy;
import io.lossmith.SoftmaxCrossEntropy;
import io.lossmith.Storage;
import io.lossmith.Target;
import io.lossmith.processor.declaration.DeclarationReader;
import io.lossmith.processor.spec.BatchShape;
import io.lossmith.processor.spec.ClassSpec;
import io.lossmith.processor.spec.LogitTransform;
import io.lossmith.processor.spec.LossOptions;
import io.lossmith.processor.spec.LossSpec;
import io.lossmith.processor.spec.MeanOptions;
import io.lossmith.processor.spec.NumberFormat;
import io.lossmith.processor.spec.RowOptions;
import io.lossmith.processor.spec.SigmoidSpec;
import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaCompiler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stated reaches the spec, whichever compiler reads it. */
class SpecReadingTest {

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void noOptionIsStated(JavaCompiler compiler) {
    assertThat(spec(compiler, "classes = 10"))
        .isEqualTo(
            new LossSpec(
                "p",
                "p.Digits",
                "DigitsLoss",
                false,
                10,
                new BatchShape(List.of()),
                Reduction.MEAN,
                LossOptions.none()));
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void everyOptionIsStated(JavaCompiler compiler) {
    LossSpec spec =
        spec(
            compiler,
            "classes = 4, batch = {8, 3}, reduction = io.lossmith.Reduction.SUM, name = \"L\","
                + " target = io.lossmith.Target.PROBABILITIES, classWeights = {1, 2f, 0.1, 'a'},"
                + " sampleWeights = true, ignoreIndex = -100, labelSmoothing = 0.1,"
                + " divisor = io.lossmith.Divisor.KEPT_ROWS,"
                + " emptyMean = io.lossmith.EmptyMean.ZERO,"
                + " layout = io.lossmith.Layout.CLASSES_FIRST,"
                + " storage = io.lossmith.Storage.FLOAT16,"
                + " temperature = 0.7, logitSoftcap = 30, logitAdjustment = {0, 1, 2, 0.3},"
                + " maskedClasses = {3, 1}, zLoss = 1e-4, focalGamma = 2, topK = {2, 1},"
                + " outputs = {io.lossmith.Output.ARGMAX, io.lossmith.Output.LOSSES}");
    assertThat(spec.options())
        .isEqualTo(
            new LossOptions(
                new RowOptions(
                    Target.PROBABILITIES,
                    List.of(1.0, 2.0, (double) 0.1f, 97.0),
                    true,
                    OptionalInt.of(-100),
                    0.1f,
                    1e-4f,
                    2),
                new LogitTransform(0.7f, 30, List.of(0.0, 1.0, 2.0, (double) 0.3f), List.of(1, 3)),
                new NumberFormat(Precision.FLOAT, Storage.FLOAT16),
                Layout.CLASSES_FIRST,
                new MeanOptions(Divisor.KEPT_ROWS, EmptyMean.ZERO),
                List.of(1, 2),
                List.of(Output.LOSSES, Output.ARGMAX)));
    assertThat(spec.batch().dimensions()).containsExactly(8, 3);
    assertThat(spec.reduction()).isEqualTo(Reduction.SUM);
    assertThat(spec.className()).isEqualTo("L");
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void aDoubleLossKeepsItsNumbers(JavaCompiler compiler) {
    LossOptions options =
        spec(
                compiler,
                "classes = 2, precision = io.lossmith.Precision.DOUBLE, labelSmoothing = 0.1,"
                    + " zLoss = 1e-300, temperature = 1.1, classWeights = {0.1, 2}")
            .options();
    assertThat(options.format()).isEqualTo(new NumberFormat(Precision.DOUBLE, Storage.FLOAT32));
    assertThat(options.row().labelSmoothing()).isEqualTo(0.1);
    assertThat(options.row().zLoss()).isEqualTo(1e-300);
    assertThat(options.row().classWeights()).containsExactly(0.1, 2.0);
    assertThat(options.transform().temperature()).isEqualTo(1.1);
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void probabilitiesAreDividedByAllRowsUnlessStatedOtherwise(JavaCompiler compiler) {
    LossSpec spec = spec(compiler, "classes = 2, target = io.lossmith.Target.PROBABILITIES");
    assertThat(spec.options().mean()).isEqualTo(new MeanOptions(Divisor.ALL_ROWS, EmptyMean.NAN));
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void whatChangesNothingIsNoOption(JavaCompiler compiler) {
    LossSpec spec =
        spec(
            compiler,
            "classes = 2, classWeights = {1, 1.00000001}, logitAdjustment = {0, -0.0},"
                + " labelSmoothing = -0.0, logitSoftcap = -0.0, zLoss = 0, focalGamma = 0,"
                + " temperature = 1, ignoreIndex = {}");
    assertThat(spec.options().isPlain()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void sigmoidIsReadAsWell(JavaCompiler compiler) {
    ClassSpec spec =
        read(
            compiler,
            "@io.lossmith.SigmoidCrossEntropy(classes = 2, batch = {-1, 5},"
                + " reduction = io.lossmith.Reduction.NONE, positiveWeights = {0.1, 1},"
                + " classWeights = {1, 1}, sampleWeights = true, ignoreIndex = 7,"
                + " focalGamma = 0.3, precision = io.lossmith.Precision.FLOAT)"
                + " public class Digits {}");
    assertThat(spec)
        .isEqualTo(
            new SigmoidSpec(
                "p",
                "p.Digits",
                "DigitsLoss",
                true,
                2,
                new BatchShape(List.of(BatchShape.ANY, 5)),
                Reduction.NONE,
                new RowOptions(Target.INDEX, List.of(), true, OptionalInt.of(7), 0, 0, 0.3f),
                List.of((double) 0.1f, 1.0),
                Precision.FLOAT));
    assertThat(spec.qualifiedName()).isEqualTo("p.DigitsLoss");
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void sigmoidCanBeBinaryAndDouble(JavaCompiler compiler) {
    String source =
        "@io.lossmith.SigmoidCrossEntropy(classes = 1, labelSmoothing = 0.1,"
            + " target = io.lossmith.Target.PROBABILITIES, positiveWeights = 1,"
            + " precision = io.lossmith.Precision.DOUBLE) class Digits {}";
    assertThat(read(compiler, source))
        .isInstanceOfSatisfying(
            SigmoidSpec.class,
            spec -> {
              assertThat(spec.isDouble()).isTrue();
              assertThat(spec.hasPositiveWeights()).isFalse();
              assertThat(spec.row().labelSmoothing()).isEqualTo(0.1);
              assertThat(spec.row().hasProbabilityTargets()).isTrue();
            });
  }

  private static LossSpec spec(JavaCompiler compiler, String elements) {
    return (LossSpec)
        read(compiler, "@io.lossmith.SoftmaxCrossEntropy(" + elements + ") class Digits {}");
  }

  private static ClassSpec read(JavaCompiler compiler, String source) {
    SpecReader reader = new SpecReader();
    Compiled compiled =
        InMemoryCompilation.compile(
            compiler, List.of(reader), Map.of("p.Digits", "package p;\n" + source));
    assertThat(compiled.succeeded()).as("%s", said(compiled)).isTrue();
    assertThat(reader.specs).hasSize(1);
    return reader.specs.get(0);
  }

  /** Reads what is annotated into specs, and judges and writes nothing. */
  private static final class SpecReader extends AbstractProcessor {
    private final List<ClassSpec> specs = new ArrayList<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of(SoftmaxCrossEntropy.class.getName(), SigmoidCrossEntropy.class.getName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      DeclarationReader reader = new DeclarationReader(processingEnv.getElementUtils());
      for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
        reader.read(type).map(SpecFactory::create).ifPresent(specs::add);
        reader.readSigmoid(type).map(SpecFactory::create).ifPresent(specs::add);
      }
      return true;
    }
  }
}
