package io.lossmith.benchmark.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.benchmark.contender.Contender;
import io.lossmith.benchmark.contender.Contenders;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContenderChoiceTest {
  @Test
  void ofNoNamesIsAllThatNeedNotBeNamed() {
    List<String> all = Contenders.all().stream().map(Contender::name).toList();
    assertThat(names()).isNotEmpty().doesNotContain("lossmith-any");
    assertThat(all).containsAll(names()).hasSize(names().size() + 1);
    assertThat(names("lossmith-any")).containsExactly("lossmith-any");
  }

  @Test
  void takesAFamilyOrAVariantAndNoNameThatOnlyBeginsAlike() {
    assertThat(names("plain")).containsExactly("plain:textbook", "plain:tuned");
    assertThat(names("plain:tuned", "lossmith")).containsExactly("lossmith", "plain:tuned");
  }

  @Test
  void namesWhatThereIs() {
    assertThatThrownBy(() -> names("lossmiht"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"lossmiht\"")
        .hasMessageContaining("lossmith, lossmith-any, copy");
  }

  private static List<String> names(String... chosen) {
    return new ContenderChoice(List.of(chosen))
        .of(Contenders.all()).stream().map(Contender::name).toList();
  }
}
