package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConstantArraysTest {
  @Test
  void numbersOfAllParts() {
    assertThat(ConstantArrays.ints("0 7", "16777215")).containsExactly(0, 7, 16777215);
    assertThat(ConstantArrays.floats("1.0 -0.0 3.4028235E38", "1.4E-45"))
        .containsExactly(1f, -0f, Float.MAX_VALUE, Float.MIN_VALUE);
    assertThat(ConstantArrays.doubles("0.1", "1.7976931348623157E308 4.9E-324"))
        .containsExactly(0.1, Double.MAX_VALUE, Double.MIN_VALUE);
  }
}
