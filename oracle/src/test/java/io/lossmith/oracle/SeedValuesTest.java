package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every block of seeds.txt recomputed, and the printed values judged by the exact ones. */
class SeedValuesTest {
  static List<ReferenceCase> blocks() {
    return ReferenceCases.seeds();
  }

  @Test
  void recomputedToTheLastBits() {
    WorstCase worst = new WorstCase("seeds.txt");
    List<String> off = new ArrayList<>();
    for (ReferenceCase block : blocks()) {
      double[] exact = block.tensor("exact").toDoubles();
      List<BigDecimal> values = new SeedValues(block).recompute();
      assertThat(values).as("%s", block).hasSize(exact.length);
      for (int i = 0; i < exact.length; i++) {
        String where = block + "[" + i + "]";
        double e = Ulps.errorOfDouble(exact[i], values.get(i));
        worst.record(e, () -> where);
        if (e > 0.5) off.add(where + " " + e);
      }
    }
    System.out.println(off);
    assertThat(worst.print()).isLessThanOrEqualTo(0.5);
  }
}
