package io.lossmith;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** One row as a {@link LogLossAccumulator} may be given it. */
record LogLossRow(double loss, double weight, Way way, Judgement judgement) {

  enum Way {
    PLAIN,
    TIMES_WEIGHT,
    WEIGHTED
  }

  enum Judgement {
    NONE,
    RIGHT,
    WRONG
  }

  private static final double MAX = Double.MAX_VALUE;
  private static final double MIN = Double.MIN_VALUE;

  /** Rows of every kind, with finite losses. */
  static Arbitrary<LogLossRow> finite() {
    return rows(
        Arbitraries.oneOf(
            Arbitraries.doubles().between(0d, 20d),
            Arbitraries.floats().between(0f, 20f).map(Float::doubleValue),
            Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
            Arbitraries.of(0d, -0d, 1d, -1d, MIN, -MIN, MAX, -MAX, 1e308, -1e308)));
  }

  /** Rows of every kind, now and then with a loss that is NaN or infinite. */
  static Arbitrary<LogLossRow> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(15, finite()),
        Tuple.of(
            1,
            rows(
                Arbitraries.of(
                    Double.NaN,
                    Double.longBitsToDouble(0xfff8_0000_0000_0001L),
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY))));
  }

  private static Arbitrary<LogLossRow> rows(Arbitrary<Double> losses) {
    Arbitrary<Double> weights =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(0d, 5d),
            Arbitraries.of(0d, -0d, 1d, MIN, 1e-300, 1e300, MAX));
    return Combinators.combine(
            losses, weights, Arbitraries.of(Way.class), Arbitraries.of(Judgement.class))
        .as(LogLossRow::new);
  }

  /** What has been given these rows. */
  static LogLossAccumulator accumulated(List<LogLossRow> rows) {
    LogLossAccumulator accumulator = new LogLossAccumulator();
    rows.forEach(row -> row.addTo(accumulator));
    return accumulator;
  }

  void addTo(LogLossAccumulator accumulator) {
    boolean right = judgement == Judgement.RIGHT;
    boolean judged = judgement != Judgement.NONE;
    switch (way) {
      case PLAIN -> {
        if (judged) {
          accumulator.add(loss, right);
        } else {
          accumulator.add(loss);
        }
      }
      case TIMES_WEIGHT -> {
        if (judged) {
          accumulator.add(loss, weight, right);
        } else {
          accumulator.add(loss, weight);
        }
      }
      case WEIGHTED -> {
        accumulator.addWeighted(loss, weight);
        if (judged) {
          accumulator.addCorrect(right ? 1L : 0L, 1L);
        }
      }
    }
  }

  BigDecimal exactWeight() {
    return way == Way.PLAIN ? BigDecimal.ONE : new BigDecimal(weight);
  }

  BigDecimal exactTerm() {
    BigDecimal exactLoss = new BigDecimal(loss);
    return way == Way.TIMES_WEIGHT ? exactLoss.multiply(new BigDecimal(weight)) : exactLoss;
  }
}
