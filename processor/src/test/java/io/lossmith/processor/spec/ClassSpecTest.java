package io.lossmith.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Precision;
import io.lossmith.Reduction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link LossSpec} and {@link SigmoidSpec}: what they make of their values. */
class ClassSpecTest {

  @Test
  void theUnnamedPackageIsNoPartOfAName() {
    assertThat(softmax("", List.of()).qualifiedName()).isEqualTo("DigitsLoss");
    assertThat(softmax("a.b", List.of()).qualifiedName()).isEqualTo("a.b.DigitsLoss");
    assertThat(sigmoid(List.of(), Precision.FLOAT).qualifiedName()).isEqualTo("p.TagsLoss");
  }

  @Test
  void liveClassesAreThoseThatAreNotMasked() {
    assertThat(softmax("p", List.of()).live()).containsExactly(0, 1, 2, 3, 4);
    LossSpec masked = softmax("p", List.of(3, 0));
    assertThat(masked.live()).containsExactly(1, 2, 4);
    assertThat(masked.liveClasses()).isEqualTo(3);
  }

  @Test
  void positiveWeightsAreThereOrNot() {
    assertThat(sigmoid(List.of(), Precision.FLOAT).hasPositiveWeights()).isFalse();
    assertThat(sigmoid(List.of(2.0, 3.0), Precision.FLOAT).hasPositiveWeights()).isTrue();
  }

  @Test
  void thePrecisionDecidesWhatIsDouble() {
    assertThat(sigmoid(List.of(), Precision.FLOAT).isDouble()).isFalse();
    assertThat(sigmoid(List.of(), Precision.DOUBLE).isDouble()).isTrue();
  }

  private static LossSpec softmax(String packageName, List<Integer> masked) {
    LossOptions none = LossOptions.none();
    LossOptions options =
        new LossOptions(
            none.row(),
            new LogitTransform(1, 0, List.of(), masked),
            none.format(),
            none.layout(),
            none.mean(),
            none.topK(),
            none.outputs());
    return new LossSpec(
        packageName,
        "Digits",
        "DigitsLoss",
        false,
        5,
        new BatchShape(List.of(8)),
        Reduction.MEAN,
        options);
  }

  private static SigmoidSpec sigmoid(List<Double> positiveWeights, Precision precision) {
    return new SigmoidSpec(
        "p",
        "p.Tags",
        "TagsLoss",
        false,
        2,
        new BatchShape(List.of(8)),
        Reduction.MEAN,
        RowOptions.none(),
        positiveWeights,
        precision);
  }
}
