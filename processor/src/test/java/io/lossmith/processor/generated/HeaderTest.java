package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the header of a generated class says: formula, divisor, the calls of other libraries. */
class HeaderTest {
  private static final String TEN_AND_MORE = "{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2}";

  @Test
  void plainSpecHasOneCallEverywhere() {
    assertThat(header("classes = 3, batch = 4"))
        .contains(
            "row loss      = log1p(rest) + u[target]",
            "loss          = sum of the row losses / 4",
            "gradient[j]   = softmax[j] / 4",
            "  at target   = ((exp(-u[target]) - 1) - rest) / (1 + rest) / 4",
            "product[j]    = softmax[j] * (vector[j] - pv) / 4",
            "PyTorch   loss = F.cross_entropy(logits, targets)",
            "ONNX      SoftmaxCrossEntropyLoss(logits, targets), reduction = \"mean\"",
            "Keras     SparseCategoricalCrossentropy(from_logits=True)(targets, logits)",
            "Optax     softmax_cross_entropy_with_integer_labels(logits, targets).mean()");
    assertThat(prose("classes = 3, batch = 4"))
        .contains(
            "The mean divides by the number of rows, 4. The same elsewhere, of tensors [4, 3] of"
                + " logits and [4] of targets:")
        .contains("softmax is within 6 units in the last place, however")
        .doesNotContain("ignored", "0 times infinity", "mean of nothing");
  }

  @Test
  void weightsSmoothingAndIgnoredTargetAreFilledIn() {
    String spec =
        "classes = 3, batch = 4, classWeights = {1, 2, 0.5}, ignoreIndex = -100,"
            + " labelSmoothing = 0.1";
    assertThat(header(spec))
        .contains(
            "w             = 1, 2, 0.5",
            "smoothing[j]  = 0.1 / 3 * w[j]",
            "divisor       = sum of w[target] over the rows whose target is not -100",
            "loss          = sum of the row losses / divisor",
            "PyTorch   w = torch.tensor([1.0, 2.0, 0.5])",
            "          loss = F.cross_entropy(logits, targets, weight=w, ignore_index=-100,",
            "              label_smoothing=0.1)")
        .noneMatch(line -> line.matches("(ONNX|Keras|Optax) .*"));
    assertThat(prose(spec))
        .contains(
            "The mean divides by the sum of the weights of the rows' target classes, ignored rows"
                + " left out. Where that is 0, the loss is NaN and the gradient +0 in every entry.",
            "An ignored row has gradient +0 even if it holds a NaN",
            "0 times infinity is 0, where PyTorch has NaN",
            "The mean of nothing is NaN, as in PyTorch and ONNX, where Keras has 0.",
            "A row whose target is -100 has loss 0 and gradient +0, whatever its logits.",
            "is within 10 units in the last place of the magnitudes that its formula adds up");
  }

  @Test
  void divisorsOtherThanThoseOfPyTorchAreWrittenOut() {
    String kept =
        "classes = 3, batch = 4, classWeights = {1, 2, 0.5}, ignoreIndex = 255,"
            + " divisor = io.lossmith.Divisor.KEPT_ROWS, emptyMean = io.lossmith.EmptyMean.ZERO";
    assertThat(header(kept))
        .contains(
            "divisor       = number of rows whose target is not 255",
            "          total = F.cross_entropy(logits, targets, weight=w, ignore_index=255, reduction='sum')",
            "          kept = targets != 255",
            "          loss = total / kept.sum()",
            "Optax     (w[targets] * softmax_cross_entropy_with_integer_labels(logits, targets) * (targets",
            "              != 255)).sum() / divisor");
    assertThat(prose(kept))
        .contains(
            "The mean divides by the number of rows that are not ignored. Where that is 0, the loss"
                + " is 0 and the gradient +0 in every entry.",
            "The mean of nothing is 0, as in Keras, where PyTorch and ONNX have NaN.");
    String all = "classes = 3, batch = 4, ignoreIndex = 1, divisor = io.lossmith.Divisor.ALL_ROWS";
    assertThat(prose(all))
        .contains("The mean divides by the number of rows, 4, ignored ones among them.");
    String weighted = "classes = 3, batch = 4, sampleWeights = true";
    assertThat(header(weighted))
        .contains(
            "divisor       = sum of sampleWeights[row] over the rows",
            "          loss = rows.sum() / sampleWeights.sum()",
            "Keras     SparseCategoricalCrossentropy(from_logits=True,",
            "              reduction='mean_with_sample_weight')(targets, logits, sampleWeights)");
  }

  @Test
  void transformsComeFirst() {
    String spec =
        "classes = 4, batch = {2, 3}, layout = io.lossmith.Layout.CLASSES_FIRST,"
            + " temperature = 2, logitSoftcap = 30, logitAdjustment = {0.5, 0, -1, 0.25},"
            + " maskedClasses = 1, reduction = io.lossmith.Reduction.SUM,"
            + " precision = io.lossmith.Precision.DOUBLE";
    assertThat(header(spec))
        .contains(
            "live classes  = all 4 but 1",
            "b             = 0.5, 0, -1, 0.25",
            "y[j]          = b[j] + 30 * tanh(logits[j] / 30) / 2",
            "slope[j]      = (1 - tanh(logits[j] / 30)^2) / 2",
            "u[j]          = maximum - y[j]",
            "rest          = sum of exp(-u[j]) over the 3 live classes but one maximum",
            "gradient[j]   = slope[j] * softmax[j]",
            "pv            = sum of (softmax[j] * slope[j] * vector[j])",
            "product[j]    = slope[j] * softmax[j] * (slope[j] * vector[j] - pv) - gradient[j] * 2 / 30 *",
            "                  tanh(logits[j] / 30) * vector[j]",
            "PyTorch   b = torch.tensor([0.5, 0.0, -1.0, 0.25], dtype=torch.float64)[:, None]",
            "          y = b + 30 * torch.tanh(logits / 30) / 2",
            "          y = y.index_fill(1, masked, -torch.inf)",
            "          loss = F.cross_entropy(y, targets, reduction='sum')",
            "ONNX      SoftmaxCrossEntropyLoss(y, targets), reduction = \"sum\"",
            "Optax     softmax_cross_entropy_with_integer_labels(y, targets, axis=1).sum()");
    assertThat(prose(spec))
        .contains("of tensors [2, 4, 3] of logits and [2, 3] of targets", "A class that is masked")
        .doesNotContain("The mean");
  }

  @Test
  void focalFactorAndZLossAreTermsOfTheirOwn() {
    String spec =
        "classes = 3, batch = 4, focalGamma = 2, zLoss = 1e-3, sampleWeights = true,"
            + " reduction = io.lossmith.Reduction.NONE";
    assertThat(header(spec))
        .contains(
            "loss          = sampleWeights[row] * ((1 - softmax[target])^2 * (log1p(rest) + u[target]) +",
            "                  0.001 * logSumExp^2)",
            "spread        = 0.002 * logSumExp",
            "bent          = bend * (pv - vector[target])",
            "product[j]    = sampleWeights[row] * (softmax[j] * ((focal + spread) * (vector[j] - pv) + 0.002",
            "                  * pv) + bent * softmax[j])",
            "          rows = (1 - p) ** 2 * rows",
            "          rows = rows + 0.001 * torch.logsumexp(logits, 1) ** 2",
            "          rows = sampleWeights * rows",
            "          loss = rows");
  }

  @Test
  void whatElseCallsReturnIsNamed() {
    String spec =
        "classes = 10, batch = 4, topK = {1, 5},"
            + " outputs = {io.lossmith.Output.ARGMAX, io.lossmith.Output.LOSSES}";
    assertThat(prose(spec))
        .contains(
            "{@code loss} and {@code lossAndGradient}, but not {@code nll}, also write each row's"
                + " loss before the reduction and class of the greatest logit.",
            "{@code countInTop1} looks for the target among the first class. {@code countInTop5}"
                + " looks for the target among the first 5 classes.");
    assertThat(prose("classes = 10, batch = 4")).doesNotContain("also write", "looks for");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", batch = 4"})
  void distributionsAreNotSpokenOfAsClasses(String batch) {
    assertThat(comments("classes = 3, target = io.lossmith.Target.PROBABILITIES, topK = 2" + batch))
        .contains("target gives each class, 0 or more", "or a target is negative, infinite or NaN")
        .doesNotContain("row's class, 0", "example's class", "a target is not 0", "at the target.");
  }

  @Test
  void whatTargetsMayBeIsSaid() {
    String ignored = "0 to 2, or -100 to be ignored";
    assertThat(comments("classes = 3, batch = 4, ignoreIndex = -100"))
        .contains("each row's class, " + ignored, "a target is not " + ignored);
    assertThat(comments("classes = 3, sampleWeights = true"))
        .contains("@param sampleWeight what everything of the example is multiplied by");
  }

  @Test
  void manyWeightsAreNamedAndNotSpelledOut() {
    assertThat(header("classes = 11, batch = 4, classWeights = " + TEN_AND_MORE))
        .contains(
            "w             = classWeights of generated.Spec",
            "PyTorch   w = torch.tensor(classWeights)");
  }

  @Test
  void examplesAreSummedSinceTheyHaveNoMean() {
    assertThat(header("classes = 3, classWeights = {1, 2, 0.5}"))
        .contains(
            "loss          = w[target] * (log1p(rest) + u[target])",
            "          loss = F.cross_entropy(logits, targets, weight=w, reduction='sum')");
    assertThat(prose("classes = 3"))
        .contains("Any number of threads may share an object for calls on arrays");
    assertThat(prose("classes = 3, temperature = 2")).contains("An object owns its scratch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "target = io.lossmith.Target.PROBABILITIES, maskedClasses = 1, labelSmoothing = 0.123456",
        "classWeights = {1.2345678, 2.3456789, 3.4567891, 4.5678912}, sampleWeights = true,"
            + " labelSmoothing = 0.05, zLoss = 1e-4, ignoreIndex = -100, maskedClasses = 1,"
            + " logitSoftcap = 30.123456, temperature = 0.0712345",
        "focalGamma = 2.123456, classWeights = {1.2345678, 2.3456789, 3.4567891, 4.5678912},"
            + " sampleWeights = true, ignoreIndex = -2147483648, storage ="
            + " io.lossmith.Storage.BFLOAT16, logitAdjustment = {-1.2345678, 2, 3, 4}"
      })
  void noLineIsLongerThanAHundredColumns(String options) {
    assertThat(source("classes = 4, batch = 1234567, " + options).lines())
        .allMatch(line -> line.length() <= 100);
  }

  /** The lines of the header that keep their shape. */
  private static List<String> header(String annotation) {
    return comment(annotation).collect(Collectors.toList());
  }

  /** The header as one line. */
  private static String prose(String annotation) {
    return comment(annotation)
        .collect(Collectors.joining(" "))
        .replace("<p>", "")
        .replaceAll(" +", " ");
  }

  /** The whole class, each comment as one line. */
  private static String comments(String annotation) {
    return source(annotation).replaceAll("\\s*\\n +\\*\\s+", " ");
  }

  private static Stream<String> comment(String annotation) {
    return source(annotation)
        .lines()
        .dropWhile(line -> !line.equals("/**"))
        .takeWhile(line -> !line.equals(" */"))
        .skip(1)
        .map(line -> line.length() < 3 ? "" : line.substring(3));
  }

  private static String source(String annotation) {
    String text =
        "package generated;\n@io.lossmith.SoftmaxCrossEntropy("
            + annotation
            + ")\npublic interface Spec {}\n";
    Compiled compiled =
        InMemoryCompilation.compile(
            Compilers.javac(),
            Map.of("generated.Spec", text),
            "-Xlint:all",
            "-Xdoclint:all,-missing",
            "-Werror");
    assertThat(compiled.diagnostics()).isEmpty();
    return compiled.generatedSource("generated.SpecLoss");
  }
}
