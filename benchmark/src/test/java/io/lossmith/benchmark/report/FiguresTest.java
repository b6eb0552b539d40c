package io.lossmith.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.00", "0.0185, 0.019", "0.9994, 0.999", "0.9995, 1.00", "9.994, 9.99", "9.996, 10.0",
    "99.94, 99.9", "99.96, 100", "520, 520", "9999, 9999", "10000, 10.0k", "999400, 999k",
    "999600, 1.00M", "40600000, 40.6M"
  })
  void haveThreeDigitsOrFourBelowTenThousand(double value, String text) {
    assertThat(Figures.of(value)).isEqualTo(text);
  }

  @Test
  void tableRefusesALineOfAnotherLength() {
    MarkdownTable table = new MarkdownTable(List.of("a", "b"));
    assertThatThrownBy(() -> table.add(List.of("1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 entries")
        .hasMessageContaining("of 2");
  }
}
