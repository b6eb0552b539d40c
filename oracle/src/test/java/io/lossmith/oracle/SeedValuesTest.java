package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block of seeds.txt recomputed, and what was printed judged by the result. */
class SeedValuesTest {
  static List<ReferenceCase> printedBlocks() {
    return ReferenceCases.seeds().stream().filter(block -> block.hasTensor("printed")).toList();
  }

  @Test
  void exactValuesAreCorrectlyRounded() {
    WorstCase worst = new WorstCase("seeds.txt");
    for (ReferenceCase block : ReferenceCases.seeds()) {
      double[] exact = block.tensor("exact").toDoubles();
      List<BigDecimal> values = new SeedValues(block).recompute();
      assertThat(values).as("%s", block).hasSize(exact.length);
      for (int i = 0; i < exact.length; i++) {
        String where = block + "[" + i + "]";
        worst.record(Ulps.errorOfDouble(exact[i], values.get(i)), () -> where);
      }
    }
    assertThat(worst.print()).isLessThanOrEqualTo(0.5);
  }

  @ParameterizedTest
  @MethodSource("printedBlocks")
  void printedValuesDeserveTheirVerdict(ReferenceCase block) {
    double[] printed = block.tensor("printed").toDoubles();
    List<BigDecimal> exact = new SeedValues(block).recompute();
    BigDecimal lastDigit = BigDecimal.ONE.movePointLeft(Integer.parseInt(block.header("decimals")));
    double largest =
        IntStream.range(0, printed.length)
            .mapToObj(i -> BigDecimal.valueOf(printed[i]).subtract(exact.get(i)).abs())
            .max(BigDecimal::compareTo)
            .orElseThrow()
            .divide(lastDigit, BigMath.PRECISION)
            .doubleValue();
    switch (block.header("verdict")) {
      case "agree" -> assertThat(largest).isLessThanOrEqualTo(0.5);
      case "rounding" -> assertThat(largest).isGreaterThan(0.5).isLessThan(roundingLimit(block));
      case "DISAGREE" -> assertThat(largest).isGreaterThan(100);
      default -> throw new IllegalArgumentException(block.header("verdict"));
    }
  }

  /** In units of the last printed digit: what inputs of four decimals can make of the result. */
  private static double roundingLimit(ReferenceCase block) {
    return switch (block.header("op")) {
      case "exp", "sumExp" -> 3;
      case "neglog" -> 11;
      default -> 1.5;
    };
  }

  @Test
  void misprintedLogarithmIsToBaseTen() {
    ReferenceCase block = block("000-log-0.702766");
    double printed = block.tensor("printed").scalar();
    assertThat(new SeedValues(block).recompute().get(0).doubleValue())
        .isEqualTo(-0.3527313017563479)
        .isNotEqualTo(printed);
    // To base 10, of a number that differs in the fifth digit, it is the printed value.
    ReferenceCase decimal = block("000-log10-0.702776");
    assertThat(new SeedValues(decimal).recompute().get(0))
        .isCloseTo(BigDecimal.valueOf(printed), within("5e-10"));
  }

  @Test
  void misprintedSoftmaxRepeatsTheLogits() {
    ReferenceCase block = block("001-softmax-announced");
    assertThat(block.tensor("printed").toDoubles()).isEqualTo(block.tensor("input").toDoubles());
    List<BigDecimal> softmax = new SeedValues(block).recompute();
    assertThat(softmax.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isCloseTo(BigDecimal.ONE, within("1e-55"));
    assertThat(softmax.get(1).doubleValue()).isEqualTo(0.5059449080293754);
  }

  @Test
  void misprintedLogSoftmaxBelongsToAnotherRun() {
    ReferenceCase block = block("001-F.log_softmax");
    double[] printed = block.tensor("printed").toDoubles();
    List<BigDecimal> logSoftmax = new SeedValues(block).recompute();
    assertThat(logSoftmax.get(0)).isCloseTo(new BigDecimal("-2.12014808"), within("5e-9"));
    // The same logits are printed with their right log-softmax in the same text.
    assertThat(block.tensor("input").toDoubles())
        .isEqualTo(block("001-preds-logsoftmax").tensor("input").toDoubles());
    assertThat(IntStream.range(0, printed.length))
        .allSatisfy(
            i ->
                assertThat(logSoftmax.get(i))
                    .isNotCloseTo(BigDecimal.valueOf(printed[i]), within("1.5e-4")));
  }

  private static ReferenceCase block(String name) {
    return ReferenceCases.seeds().stream()
        .filter(block -> block.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Offset<BigDecimal> within(String offset) {
    return Offset.offset(new BigDecimal(offset));
  }
}
