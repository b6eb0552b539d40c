package io.lossmith.benchmark.contender;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementTest {
  private static final Contender LOSSMITH = Contenders.named(Contenders.ours());

  @ParameterizedTest
  @EnumSource
  void holdsForEveryContenderThatTakesTheMethod(Method method) throws Exception {
    for (int classes : new int[] {2, 3, 10, 100, 1000}) {
      for (int rows : new int[] {1, 3, 64}) {
        BatchData data = BatchData.random(rows, classes);
        for (Contender contender : Contenders.all()) {
          if (contender.takes(method, classes, rows)) {
            try (Call call = contender.prepare(method, data)) {
              Agreement.require(contender, call, method, data);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1.0001f, Float.NaN})
  void failsOfALossThatIsFurtherOffThanTheTolerance(float factor) {
    BatchData data = BatchData.random(3, 10);
    Call right = right(data);
    Call wrong =
        new ArrayCall(
            new float[30],
            () -> {
              try {
                return factor * right.run();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    assertThatThrownBy(() -> Agreement.require(LOSSMITH, wrong, Method.LOSS_AND_GRADIENT, data))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lossmith's loss");
  }

  @Test
  void failsOfOneWrongValue() throws Exception {
    BatchData data = BatchData.random(3, 10);
    Call right = right(data);
    float loss = right.run();
    float[] values = right.values();
    values[17] += 1e-4f;
    assertThatThrownBy(
            () ->
                Agreement.require(
                    LOSSMITH, new ArrayCall(values, () -> loss), Method.LOSS_AND_GRADIENT, data))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("value 17");
  }

  private static Call right(BatchData data) {
    return new PlainContender(PlainContender.TEXTBOOK).prepare(Method.LOSS_AND_GRADIENT, data);
  }
}
