package io.lossmith;

import static io.lossmith.LogLossRow.accumulated;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.exact.Nearest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** That the results of {@link LogLossAccumulator} are exact, and depend on the rows alone. */
class LogLossMergeTest {

  @Provide
  Arbitrary<List<LogLossRow>> finiteRows() {
    return LogLossRow.finite().list().ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<LogLossRow>> rows() {
    return LogLossRow.any().list().ofMaxSize(40);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void resultsAreThoseOfExactArithmetic(@ForAll("finiteRows") List<LogLossRow> rows) {
    LogLossAccumulator accumulator = accumulated(rows);
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal weight = BigDecimal.ZERO;
    for (LogLossRow row : rows) {
      sum = sum.add(row.exactTerm());
      weight = weight.add(row.exactWeight());
    }
    assertThat(Nearest.isNearest(accumulator.sum(), sum, BigDecimal.ONE)).isTrue();
    assertThat(Nearest.isNearest(accumulator.weight(), weight, BigDecimal.ONE)).isTrue();
    if (weight.signum() == 0) {
      assertThat(accumulator.mean()).isNaN();
    } else {
      assertThat(Nearest.isNearest(accumulator.mean(), sum, weight)).isTrue();
    }
    assertBits(accumulator.perplexity(), StrictMath.exp(accumulator.mean()));
    assertThat(accumulator.count()).isEqualTo(rows.size());
    long right = rows.stream().filter(r -> r.judgement() == LogLossRow.Judgement.RIGHT).count();
    long unjudged = rows.stream().filter(r -> r.judgement() == LogLossRow.Judgement.NONE).count();
    assertThat(accumulator.correct()).isEqualTo(right);
    assertThat(accumulator.judged()).isEqualTo(rows.size() - unjudged);
    assertBits(accumulator.accuracy(), (double) right / (rows.size() - unjudged));
    assertBits(accumulator.minimum(), losses(rows).reduce(Math::min).orElse(Double.NaN));
    assertBits(accumulator.maximum(), losses(rows).reduce(Math::max).orElse(Double.NaN));
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void anyOrderAndAnySplitGiveTheSameBits(
      @ForAll("rows") List<LogLossRow> rows,
      @ForAll @IntRange(min = 1, max = 9) int parts,
      @ForAll long seed) {
    LogLossAccumulator merged = shuffledAndMerged(rows, parts, new SplittableRandom(seed));
    assertSame(merged, accumulated(rows));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void mergeCommutesAndAssociates(
      @ForAll("rows") List<LogLossRow> a,
      @ForAll("rows") List<LogLossRow> b,
      @ForAll("rows") List<LogLossRow> c) {
    LogLossAccumulator left = accumulated(a);
    left.merge(accumulated(b));
    LogLossAccumulator commuted = accumulated(b);
    commuted.merge(accumulated(a));
    assertSame(left, commuted);

    left.merge(accumulated(c));
    LogLossAccumulator right = accumulated(b);
    right.merge(accumulated(c));
    LogLossAccumulator associated = accumulated(a);
    associated.merge(right);
    assertSame(left, associated);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void mergedWithItselfEveryRowCountsTwice(@ForAll("rows") List<LogLossRow> rows) {
    LogLossAccumulator accumulator = accumulated(rows);
    accumulator.merge(accumulator);
    List<LogLossRow> twice = new ArrayList<>(rows);
    twice.addAll(rows);
    assertSame(accumulator, accumulated(twice));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void statesDifferWhereTheRowsDo(@ForAll("finiteRows") List<LogLossRow> rows) {
    LogLossAccumulator accumulator = accumulated(rows);
    LogLossAccumulator more = accumulator.copy();
    assertSame(more, accumulator);
    more.add(Double.MIN_VALUE);
    assertThat(more).isNotEqualTo(accumulator);
    assertThat(more.toBytes()).isNotEqualTo(accumulator.toBytes());
    assertSame(accumulator, accumulated(rows));
  }

  /** Hundreds of thousands of rows, so that carries fall differently in every part. */
  @Test
  void longStreamsInParallel() {
    SplittableRandom random = new SplittableRandom(11);
    double[] losses =
        random
            .doubles(300_000)
            .map(x -> -Math.log(x) * Math.scalb(1d, random.nextInt(80)))
            .toArray();
    LogLossAccumulator inOrder = new LogLossAccumulator();
    inOrder.add(losses);
    LogLossAccumulator backwards = new LogLossAccumulator();
    for (int i = losses.length - 1; i >= 0; i--) {
      backwards.add(losses[i]);
    }
    assertSame(backwards, inOrder);
    for (int round = 0; round < 3; round++) {
      assertSame(collect(DoubleStream.of(losses).parallel()), inOrder);
    }
    BigDecimal exact =
        DoubleStream.of(losses).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(Nearest.isNearest(inOrder.sum(), exact, BigDecimal.ONE)).isTrue();
    assertThat(inOrder.count()).isEqualTo(300_000);
  }

  private static LogLossAccumulator collect(DoubleStream losses) {
    return losses.collect(
        LogLossAccumulator::new, LogLossAccumulator::add, LogLossAccumulator::merge);
  }

  private static DoubleStream losses(List<LogLossRow> rows) {
    return rows.stream().mapToDouble(LogLossRow::loss);
  }

  /** The rows shuffled, dealt to the parts, and the parts merged as a random tree. */
  private static LogLossAccumulator shuffledAndMerged(
      List<LogLossRow> rows, int parts, SplittableRandom random) {
    List<LogLossRow> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(random.nextLong()));
    List<LogLossAccumulator> forest = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      forest.add(new LogLossAccumulator());
    }
    shuffled.forEach(row -> row.addTo(forest.get(random.nextInt(parts))));
    while (forest.size() > 1) {
      LogLossAccumulator other = forest.remove(random.nextInt(forest.size()));
      // Some arrive from another host.
      LogLossAccumulator arrived =
          random.nextBoolean() ? LogLossAccumulator.fromBytes(other.toBytes()) : other;
      forest.get(random.nextInt(forest.size())).merge(arrived);
    }
    return forest.get(0);
  }

  /** Equal, with NaN equal to NaN and the zeros told apart. */
  private static void assertBits(double actual, double expected) {
    assertThat(Double.doubleToLongBits(actual)).isEqualTo(Double.doubleToLongBits(expected));
  }

  private static void assertSame(LogLossAccumulator actual, LogLossAccumulator expected) {
    assertThat(actual.toBytes()).isEqualTo(expected.toBytes());
    assertThat(actual).isEqualTo(expected).hasSameHashCodeAs(expected);
    assertThat(actual).hasToString(expected.toString());
  }
}
