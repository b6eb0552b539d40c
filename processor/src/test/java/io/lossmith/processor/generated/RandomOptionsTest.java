package io.lossmith.processor.generated;

import io.lossmith.Reduction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Random combinations of all options: generated, compiled many at a time without a warning, run on
 * random rows, and compared with the oracle. A failure shows spec, rows and generated source.
 */
@AddLifecycleHook(Exhaustive.class)
class RandomOptionsTest {
  private static final int SPECS = 60;

  private static final Map<String, WorstErrors> WORST = new TreeMap<>();
  private static int specs;

  /** As many as one run of the compiler takes; a failure shrinks to one of them. */
  @Provide
  Arbitrary<List<RandomOptions>> cases() {
    return RandomOptions.any()
        .list()
        .ofMinSize(1)
        .ofMaxSize(SPECS)
        .withSizeDistribution((tries, least, most, center) -> random -> most);
  }

  @AfterContainer
  static void printWorst() {
    System.out.println(specs + " random combinations of options");
    WORST.values().forEach(WorstErrors::assertWithinBounds);
  }

  // The same ones in every build: a new one that fails is to be found when it is looked for.
  @Property(tries = 5, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
  void whateverIsCombinedIsWhatIsComputed(@ForAll("cases") List<RandomOptions> cases) {
    OptionLosses losses = OptionLosses.of(cases.stream().map(RandomOptions::spec).toList());
    for (int i = 0; i < cases.size(); i++) {
      RandomOptions random = cases.get(i);
      try {
        run(random, losses.instance(i));
      } catch (AssertionError e) {
        throw new AssertionError(
            e.getMessage() + "\nof\n" + random + "\nfor which was generated\n" + losses.source(i),
            e);
      }
    }
    specs += cases.size();
  }

  private static void run(RandomOptions random, Object loss) {
    OptionSpec spec = random.spec();
    String numbers = spec.isNarrow() ? "16 bits" : spec.isDouble() ? "double" : "float";
    String group = numbers + ", options";
    // Of the spec alone first, so that what fails is what is shown.
    WorstErrors own = new WorstErrors(group, WorstErrors.Measure.ROUNDED_DISTANCES);
    OptionCalls calls = new OptionCalls(spec, loss);
    OptionErrors errors = new OptionErrors(spec, random.rows(), own, spec.toString());
    errors.record(calls);
    errors.recordMore(calls);
    if (spec.reduction() == Reduction.NONE && random.rows().rows() == 0) {
      return; // Nothing was computed, and nothing thrown.
    }
    own.assertBounds();
    own.addTo(
        WORST.computeIfAbsent(
            group, name -> new WorstErrors(name, WorstErrors.Measure.ROUNDED_DISTANCES)));
  }
}
