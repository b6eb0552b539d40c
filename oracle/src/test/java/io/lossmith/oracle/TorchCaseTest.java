package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** That cases are read as their files mean them. */
class TorchCaseTest {
  private static final List<TorchCase> ALL = TorchCase.all();

  @Test
  void everyCaseKnowsItsShape() {
    assertThat(ALL).hasSize(167);
    for (TorchCase reference : ALL) {
      int rows = 1;
      for (int dimension : reference.batchShape()) {
        rows *= dimension;
      }
      assertThat(reference.targets().rows()).as("%s", reference).isEqualTo(rows);
      assertThat(reference.logits()).as("%s", reference).hasNumberOfRows(rows);
      assertThat(reference.torchGradient()).as("%s", reference).hasNumberOfRows(rows);
      assertThat(reference.targetsWithUpstream().rows()).as("%s", reference).isEqualTo(rows);
    }
  }

  @Test
  void optionsAreThoseOfTheHeaders() {
    LossOptions weighted = named("combo_weights_ignoreclass_smooth_none").options();
    assertThat(weighted.labelSmoothing()).isEqualTo(0.1);
    assertThat(weighted.ignores(4)).isTrue();
    assertThat(weighted.ignores(3)).isFalse();
    assertThat(weighted.hasIndexTargets()).isTrue();
    assertThat(weighted.classes()).isEqualTo(17);
    assertThat(weighted.reduction()).isEqualTo(LossOptions.Reduction.NONE);
    TorchCase probabilities = named("kdim_2x10x3x3_mean_p_w_e");
    assertThat(probabilities.options().hasIndexTargets()).isFalse();
    assertThat(probabilities.hasProbabilities()).isTrue();
    assertThat(probabilities.options().divisor()).isEqualTo(LossOptions.Divisor.ALL_ROWS);
    assertThat(probabilities.batchShape()).containsExactly(2, 3, 3);
    assertThat(probabilities.hasFloatLogits()).isTrue();
    assertThat(named("double_c2_n3_none").hasFloatLogits()).isFalse();
  }

  @Test
  void classesFirstBecomesClassesLast() {
    TorchCase reference = named("kdim_2x3x5_none");
    double[] values = reference.reference().tensor("logits").toDoubles();
    // Row 7 is position 2 of the second example.
    assertThat(reference.logits()[7]).containsExactly(values[17], values[22], values[27]);
  }

  @Test
  void upstreamGradientIsOneNumberOrOneARow() {
    TorchCase scalar = named("gradout_mean_scaled");
    assertThat(scalar.upstreamScalar()).isEqualTo(2.5);
    assertThat(scalar.targetsWithUpstream().sampleWeight(0)).isEqualTo(1);
    TorchCase each = named("gradout_none_kdim");
    assertThat(each.upstreamScalar()).isEqualTo(1);
    assertThat(each.upstream()).hasSize(8);
    assertThat(each.targetsWithUpstream().sampleWeight(7)).isEqualTo(each.upstream()[7]);
  }

  private static TorchCase named(String name) {
    return ALL.stream().filter(c -> c.toString().equals(name)).findAny().orElseThrow();
  }
}
