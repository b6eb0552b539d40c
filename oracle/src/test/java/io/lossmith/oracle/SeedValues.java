package io.lossmith.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Recomputes what a block of seeds.txt says it computed, from its input alone. */
final class SeedValues {
  private static final BigDecimal LN_10 = BigMath.log(BigDecimal.TEN);

  private final ReferenceCase block;
  private final List<BigDecimal> input;

  SeedValues(ReferenceCase block) {
    this.block = block;
    this.input = decimals(block.tensor("input"));
  }

  /** A float64 input was printed in decimals and is meant as such; a float32 input is itself. */
  private static List<BigDecimal> decimals(ReferenceTensor input) {
    boolean printed = input.type() == ReferenceType.FLOAT64;
    return Arrays.stream(input.toDoubles())
        .mapToObj(x -> printed ? BigDecimal.valueOf(x) : new BigDecimal(x))
        .toList();
  }

  List<BigDecimal> recompute() {
    return switch (block.header("op")) {
      case "exp" -> each(BigMath::exp);
      case "log" -> each(BigMath::log);
      case "neglog" -> each(x -> BigMath.log(x).negate());
      case "log10" -> each(x -> BigMath.log(x).divide(LN_10, BigMath.PRECISION));
      case "randnTimes2" -> input;
      case "rowSum" -> rows().stream().map(row -> sum(row)).toList();
      case "sumExp" -> rows().stream().map(row -> sum(each(row, BigMath::exp))).toList();
      case "softmax" -> everyClass(BigSoftmax::softmax);
      case "logsoftmax" -> everyClass(BigSoftmax::logSoftmax);
      case "logsoftmaxColumns" -> columns();
      case "softmaxGather" -> atTargets(BigSoftmax::softmax);
      case "negSoftmaxGather" -> atTargets((row, target) -> row.softmax(target).negate());
      case "nll" -> atTargets(BigSoftmax::loss);
      case "nllMean" -> List.of(mean(atTargets(BigSoftmax::loss)));
      default -> throw new IllegalArgumentException("op " + block.header("op"));
    };
  }

  /** One result of a row for one class. */
  private interface ResultOfClass {
    BigDecimal of(BigSoftmax row, int j);
  }

  private List<BigDecimal> everyClass(ResultOfClass value) {
    List<BigDecimal> values = new ArrayList<>();
    for (List<BigDecimal> row : rows()) {
      BigSoftmax oracle = BigSoftmax.ofLogits(row);
      for (int j = 0; j < row.size(); j++) {
        values.add(value.of(oracle, j));
      }
    }
    return values;
  }

  private List<BigDecimal> columns() {
    int[] columns = block.tensor("columns").toInts();
    List<BigDecimal> values = new ArrayList<>();
    for (List<BigDecimal> row : rows()) {
      BigSoftmax oracle = BigSoftmax.ofLogits(row);
      Arrays.stream(columns).mapToObj(oracle::logSoftmax).forEach(values::add);
    }
    return values;
  }

  private List<BigDecimal> atTargets(ResultOfClass value) {
    int[] targets = block.tensor("target").toInts();
    List<BigDecimal> values = new ArrayList<>();
    for (List<BigDecimal> row : rows()) {
      values.add(value.of(BigSoftmax.ofLogits(row), targets[values.size()]));
    }
    return values;
  }

  private List<List<BigDecimal>> rows() {
    int columns = block.tensor("input").dimensions()[1];
    List<List<BigDecimal>> rows = new ArrayList<>();
    for (int first = 0; first < input.size(); first += columns) {
      rows.add(input.subList(first, first + columns));
    }
    return rows;
  }

  private List<BigDecimal> each(UnaryOperator<BigDecimal> function) {
    return each(input, function);
  }

  private static List<BigDecimal> each(
      List<BigDecimal> values, UnaryOperator<BigDecimal> function) {
    return values.stream().map(function).toList();
  }

  private static BigDecimal sum(List<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal mean(List<BigDecimal> values) {
    return sum(values).divide(BigDecimal.valueOf(values.size()), BigMath.PRECISION);
  }
}
