package io.lossmith.processor.generated;

import io.lossmith.Reduction;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * A random legal combination of options with rows for it; fewer options, classes and rows are
 * simpler.
 *
 * @param spec the annotation
 * @param rows the rows
 */
record RandomOptions(OptionSpec spec, OptionRows rows) {
  static Arbitrary<RandomOptions> any() {
    Arbitrary<Integer> classes =
        Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.integers().between(2, 40)),
            Tuple.of(1, Arbitraries.of(100, 130)));
    Arbitrary<List<Integer>> batch =
        Arbitraries.oneOf(
            Arbitraries.just(List.of()),
            Arbitraries.integers().between(1, 20).map(List::of),
            Arbitraries.integers().between(1, 4).list().ofSize(2),
            Arbitraries.just(List.of(OptionSpec.ANY)),
            Arbitraries.integers().between(1, 3).map(inner -> List.of(OptionSpec.ANY, inner)));
    return Combinators.combine(
            classes,
            batch,
            Arbitraries.of(Reduction.class),
            Arbitraries.of(RandomOptionValues.OPTIONS).set(),
            Arbitraries.integers().between(0, 8),
            Arbitraries.longs())
        .as(RandomOptions::of);
  }

  private static RandomOptions of(
      int classes,
      List<Integer> batch,
      Reduction reduction,
      Set<String> options,
      int dynamicRows,
      long seed) {
    Random random = new Random(seed);
    OptionSpec spec = OptionSpec.of(classes).with("batch", batch).with("reduction", reduction);
    for (String option : RandomOptionValues.OPTIONS) {
      // Values are drawn whether they are used or not: one option less changes no other.
      Object value = RandomOptionValues.value(option, classes, random);
      if (options.contains(option) && RandomOptionValues.isLegal(spec, option, value)) {
        spec = spec.with(option, value);
      }
    }
    int rows = spec.fixedRows() * (spec.isDynamic() ? dynamicRows : 1);
    return new RandomOptions(spec, RandomOptionRows.of(spec, rows, random));
  }

  @Override
  public String toString() {
    return spec + "\n" + rows;
  }
}
