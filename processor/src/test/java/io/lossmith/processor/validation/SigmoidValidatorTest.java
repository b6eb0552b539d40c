package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.SigmoidCrossEntropy;
import io.lossmith.processor.declaration.DeclarationReader;
import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of sigmoid cross-entropy, and those that it shares. */
class SigmoidValidatorTest {

  @ParameterizedTest
  @ValueSource(ints = {0, -3})
  void noClassIsAnError(int classes) {
    assertErrors(
        annotated("classes = " + classes, "positiveWeights = {1, 2}", "classWeights = {1, 2}"),
        "5:11 [LossmithClassesNone] classes of p.Digits is "
            + classes
            + "; there is one logit a class; state the number of logits in a row, 1 for a binary"
            + " classifier");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 23, 0.0, state 1 for a class that counts as it is",
    "-2, 23, -2.0, did you mean 2.0?",
    "Double.NaN, 29, NaN, state 1 for a class that counts as it is",
    "1 / 0d, 25, Infinity, state 1 for a class that counts as it is",
  })
  void aNumberThatIsNoPositiveWeightIsAnError(String source, int column, String value, String fix) {
    assertErrors(
        annotated("classes = 2", "positiveWeights = {1, " + source + "}"),
        "6:"
            + column
            + " [LossmithPositiveWeight] positiveWeights[1] of p.Digits is "
            + value
            + "; the weight of a class that is there is positive and finite; "
            + fix);
  }

  @Test
  void theWrongNumberOfWeightsIsAnError() {
    String rule =
        "; there is one value a class, in the order of the classes, masked ones included;";
    assertErrors(
        annotated("classes = 3", "positiveWeights = 2", "classWeights = {1, 2}"),
        "6:19 [LossmithOneAClass] positiveWeights of p.Digits holds 1 values for 3 classes"
            + rule
            + " state 3 values, or leave positiveWeights out",
        "7:16 [LossmithOneAClass] classWeights of p.Digits holds 2 values for 3 classes"
            + rule
            + " state 3 values, or leave classWeights out");
  }

  @Test
  void allErrorsOfATypeAreReportedAtOnce() {
    assertErrors(
        annotated(
            "classes = 16777217",
            "batch = 0",
            "target = io.lossmith.Target.PROBABILITIES",
            "positiveWeights = 1e300",
            "ignoreIndex = 255",
            "labelSmoothing = 5",
            "focalGamma = 2",
            "name = \"1\""),
        "5:11 [LossmithClassesTooMany] classes of p.Digits is 16777217; there may be 16777216"
            + " classes at most, since a float counts no further; state 16777216 or fewer",
        "6:9 [LossmithBatchDimension] batch[0] of p.Digits is 0; a dimension is 1 or more; state"
            + " the number of rows, ANY if it is known only at run time, or no batch at all for one"
            + " example",
        "8:19 [LossmithNumberOverflows] positiveWeights[0] of p.Digits is 1.0E300; a loss of"
            + " precision FLOAT rounds it to float, where it is infinite; state a number of"
            + " 3.4028235E38 at most, or precision = Precision.DOUBLE",
        "9:15 [LossmithIgnoreIndexProbabilities] ignoreIndex of p.Digits is 255, and target is"
            + " PROBABILITIES; probabilities have no index that could be ignored; leave ignoreIndex"
            + " out and give a sample weight of 0 to what should not count, or state target ="
            + " Target.INDEX",
        "10:18 [LossmithLabelSmoothing] labelSmoothing of p.Digits is 5.0; the smoothing is the"
            + " share of a target that is spread over the classes, 0 to 1; did you mean 0.05?",
        "11:14 [LossmithFocalProbabilities] focalGamma of p.Digits is 2.0, and target is"
            + " PROBABILITIES; the focal factor is made of the probability of one known target;"
            + " leave focalGamma out, or state target = Target.INDEX",
        "11:14 [LossmithFocalSmoothing] focalGamma of p.Digits is 2.0, and labelSmoothing is 5.0;"
            + " the focal factor is made of the probability of one known target, and smoothing adds"
            + " others; leave focalGamma out, or labelSmoothing",
        "12:8 [LossmithNameInvalid] name of p.Digits is \"1\"; the name is a simple class name, a"
            + " Java identifier that is no keyword; did you mean \"DigitsLoss\"?");
  }

  @Test
  void weightsThatAreAllZeroAreAnError() {
    assertErrors(
        annotated("classes = 1", "classWeights = 0"),
        "6:16 [LossmithClassWeightsAllZero] classWeights of p.Digits is 0 for every class that is"
            + " not masked; without a positive weight there is no loss; state a positive weight, or"
            + " leave classWeights out for equal ones");
  }

  @Test
  void twoLossesOfOneTypeNeedTwoNames() {
    assertErrors(
        "@SigmoidCrossEntropy(classes = 1)\n@io.lossmith.SoftmaxCrossEntropy(classes = 2)\n"
            + "final class Digits {}\n",
        "4:1 [LossmithNameShared] the loss of p.Digits would be p.DigitsLoss, and so would the loss"
            + " of p.Digits; each generated class needs a name of its own; state another name as in"
            + " name = \"DigitsCrossEntropy\"");
  }

  @Test
  void allThatALossCanHaveIsNoError() {
    assertErrors(
        annotated(
            "classes = 2",
            "batch = {SigmoidCrossEntropy.ANY, 3}",
            "reduction = io.lossmith.Reduction.SUM",
            "positiveWeights = {3, 1e-45}",
            "classWeights = {0, 1}",
            "sampleWeights = true",
            "ignoreIndex = -1",
            "focalGamma = 2",
            "precision = io.lossmith.Precision.FLOAT"));
    assertErrors(
        annotated(
            "classes = 1",
            "target = io.lossmith.Target.PROBABILITIES",
            "positiveWeights = 1e300",
            "labelSmoothing = 0.1",
            "precision = io.lossmith.Precision.DOUBLE",
            "name = \"Other\""));
  }

  private static String annotated(String... elements) {
    return Annotated.with(elements).replace("@Softmax", "@Sigmoid");
  }

  private static void assertErrors(String text, String... errors) {
    assertThat(said(compile(Compilers.javac(), text)))
        .containsExactlyElementsOf(
            Arrays.stream(errors).map(error -> "/p/Digits.java:" + error).toList());
    assertThat(
            compile(Compilers.ecj(), text).diagnostics().stream()
                .map(said -> said.getMessage(Locale.ROOT)))
        .containsExactlyElementsOf(
            Arrays.stream(errors).map(error -> error.replaceFirst("\\d+:\\d+ ", "")).toList());
  }

  private static Compiled compile(JavaCompiler compiler, String text) {
    String header = "package p;\n\nimport io.lossmith.SigmoidCrossEntropy;\n";
    return InMemoryCompilation.compile(
        compiler, List.of(new Judge()), Map.of("p.Digits", header + text));
  }

  /** Reads and judges what is annotated, and writes nothing. */
  private static final class Judge extends AbstractProcessor {

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of(SigmoidCrossEntropy.class.getName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      ElementFilter.typesIn(round.getElementsAnnotatedWith(SigmoidCrossEntropy.class))
          .forEach(this::judge);
      return true;
    }

    private void judge(TypeElement type) {
      DeclarationReader reader = new DeclarationReader(processingEnv.getElementUtils());
      DeclarationValidator validator = new DeclarationValidator(processingEnv.getElementUtils());
      reader.read(type).ifPresent(softmax -> validator.claimName(softmax.loss()));
      reader
          .readSigmoid(type)
          .ifPresent(
              declaration -> {
                validator.claimName(declaration.loss());
                validator.validate(declaration).findings().forEach(this::print);
              });
    }

    private void print(Finding finding) {
      processingEnv
          .getMessager()
          .printMessage(
              Diagnostic.Kind.ERROR,
              finding.message(),
              finding.element(),
              finding.mirror(),
              finding.value());
    }
  }
}
