package io.lossmith.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lossmith.Divisor;
import io.lossmith.EmptyMean;
import io.lossmith.Layout;
import io.lossmith.Output;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.Storage;
import io.lossmith.Target;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossOptionsTest {

  @Test
  void noneIsPlain() {
    LossOptions none = LossOptions.none();
    assertThat(none.isPlain()).isTrue();
    assertThat(none.row().isPlain()).isTrue();
    assertThat(none.transform().isPlain()).isTrue();
    assertThat(none.format().isPlain()).isTrue();
    assertThat(none.isClassesFirst()).isFalse();
    assertThat(none.mean()).isEqualTo(new MeanOptions(Divisor.TARGET_WEIGHTS, EmptyMean.NAN));
    assertThat(Output.values()).noneMatch(none::returns);
  }

  @Test
  void aPlainRowHasNothing() {
    RowOptions row = RowOptions.none();
    assertThat(row.hasProbabilityTargets()).isFalse();
    assertThat(row.hasClassWeights()).isFalse();
    assertThat(row.classWeight(7)).isEqualTo(1);
    assertThat(row.hasIgnoreIndex()).isFalse();
    assertThat(row.hasSmoothing()).isFalse();
    assertThat(row.hasZLoss()).isFalse();
    assertThat(row.hasFocal()).isFalse();
  }

  @Test
  void aRowHasWhatItIsGiven() {
    RowOptions row =
        new RowOptions(
            Target.PROBABILITIES, List.of(2.0, 3.0), true, OptionalInt.of(0), 0.5, 0.25, 2);
    assertThat(row.hasProbabilityTargets()).isTrue();
    assertThat(row.hasClassWeights()).isTrue();
    assertThat(row.classWeight(1)).isEqualTo(3);
    assertThat(row.hasIgnoreIndex()).isTrue();
    assertThat(row.hasSmoothing()).isTrue();
    assertThat(row.hasZLoss()).isTrue();
    assertThat(row.hasFocal()).isTrue();
    assertThat(row.isPlain()).isFalse();
  }

  @Test
  void aMaskIsSortedAndTransformsNothing() {
    LogitTransform mask = new LogitTransform(1, 0, List.of(), List.of(5, 2));
    assertThat(mask.maskedClasses()).containsExactly(2, 5);
    assertThat(mask.isMasked(5)).isTrue();
    assertThat(mask.isMasked(2)).isTrue();
    assertThat(mask.isMasked(3)).isFalse();
    assertThat(mask.hasMask()).isTrue();
    assertThat(mask.transforms()).isFalse();
    assertThat(mask.isPlain()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"2, 0, false", "1, 30, false", "1, 0, true"})
  void eachOtherTransformTransforms(double temperature, double softcap, boolean adjusted) {
    LogitTransform transform =
        new LogitTransform(
            temperature, softcap, adjusted ? List.of(0.5, 0.0) : List.of(), List.of());
    assertThat(transform.hasTemperature()).isEqualTo(temperature != 1);
    assertThat(transform.hasSoftcap()).isEqualTo(softcap != 0);
    assertThat(transform.hasAdjustment()).isEqualTo(adjusted);
    assertThat(transform.hasMask()).isFalse();
    assertThat(transform.transforms()).isTrue();
    assertThat(transform.isPlain()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT, FLOAT32, false, false, true",
    "FLOAT, BFLOAT16, false, true, false",
    "FLOAT, FLOAT16, false, true, false",
    "DOUBLE, FLOAT32, true, false, false",
  })
  void formatsKnowTheirWidth(
      Precision precision, Storage storage, boolean isDouble, boolean isNarrow, boolean isPlain) {
    NumberFormat format = new NumberFormat(precision, storage);
    assertThat(format.isDouble()).isEqualTo(isDouble);
    assertThat(format.isNarrow()).isEqualTo(isNarrow);
    assertThat(format.isPlain()).isEqualTo(isPlain);
    assertThat(format.rounded(0.1)).isEqualTo(isDouble ? 0.1 : 0.1f);
    assertThat(1 / format.rounded(-0.0)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "BY_TARGET, INDEX, TARGET_WEIGHTS",
    "BY_TARGET, PROBABILITIES, ALL_ROWS",
    "KEPT_ROWS, INDEX, KEPT_ROWS",
    "TARGET_WEIGHTS, PROBABILITIES, TARGET_WEIGHTS",
  })
  void theTargetDecidesWhatIsLeftToIt(Divisor stated, Target target, Divisor resolved) {
    assertThat(MeanOptions.resolved(stated, target)).isEqualTo(resolved);
  }

  @Test
  void aDivisorLeftToTheTargetIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MeanOptions(Divisor.BY_TARGET, EmptyMean.NAN))
        .withMessage("the divisor is BY_TARGET; expected the one that the target stands for");
  }

  @ParameterizedTest
  @CsvSource({
    "TARGET_WEIGHTS, false, false, false, true",
    "TARGET_WEIGHTS, true, false, false, false",
    "TARGET_WEIGHTS, false, true, false, false",
    "TARGET_WEIGHTS, false, false, true, false",
    "KEPT_ROWS, true, true, false, true",
    "KEPT_ROWS, false, false, true, false",
    "ALL_ROWS, true, true, true, true",
  })
  void whatIsDividedByDependsOnWhatWeighsAndIsIgnored(
      Divisor divisor,
      boolean classWeights,
      boolean sampleWeights,
      boolean ignored,
      boolean allRows) {
    RowOptions row =
        new RowOptions(
            Target.INDEX,
            classWeights ? List.of(1.0, 2.0) : List.of(),
            sampleWeights,
            ignored ? OptionalInt.of(1) : OptionalInt.empty(),
            0,
            0,
            0);
    LossOptions options = options(row, LogitTransform.none(), divisor);
    assertThat(options.dividesByAllRows()).isEqualTo(allRows);
  }

  @Test
  void listsAreSorted() {
    LossOptions options = options(RowOptions.none(), LogitTransform.none(), Divisor.ALL_ROWS);
    assertThat(options.topK()).containsExactly(1, 5);
    assertThat(options.outputs()).containsExactly(Output.LOSSES, Output.ARGMAX);
    assertThat(options.returns(Output.ARGMAX)).isTrue();
    assertThat(options.returns(Output.LOG_SUM_EXP)).isFalse();
    assertThat(options.isClassesFirst()).isTrue();
    assertThat(options.isPlain()).isFalse();
  }

  @Test
  void maskedClassesAreNotAlive() {
    LogitTransform mask = new LogitTransform(1, 0, List.of(), List.of(5, 2));
    LossOptions options = options(RowOptions.none(), mask, Divisor.ALL_ROWS);
    assertThat(spec(List.of(8), Reduction.MEAN, options).liveClasses()).isEqualTo(8);
    assertThat(spec(List.of(8), Reduction.MEAN, LossOptions.none()).liveClasses()).isEqualTo(10);
  }

  @Test
  void onlyABatchHasAMean() {
    LossOptions none = LossOptions.none();
    assertThat(spec(List.of(8), Reduction.MEAN, none).isMean()).isTrue();
    assertThat(spec(List.of(8), Reduction.SUM, none).isMean()).isFalse();
    assertThat(spec(List.of(8), Reduction.NONE, none).isMean()).isFalse();
    assertThat(spec(List.of(), Reduction.MEAN, none).isMean()).isFalse();
  }

  private static LossOptions options(RowOptions row, LogitTransform transform, Divisor divisor) {
    return new LossOptions(
        row,
        transform,
        NumberFormat.none(),
        Layout.CLASSES_FIRST,
        new MeanOptions(divisor, EmptyMean.NAN),
        List.of(5, 1),
        List.of(Output.ARGMAX, Output.LOSSES));
  }

  private static LossSpec spec(List<Integer> batch, Reduction reduction, LossOptions options) {
    return new LossSpec(
        "p", "p.Digits", "DigitsLoss", false, 10, new BatchShape(batch), reduction, options);
  }
}
