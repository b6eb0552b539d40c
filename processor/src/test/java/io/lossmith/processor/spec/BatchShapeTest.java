package io.lossmith.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchShapeTest {

  @Test
  void noDimensionIsOneExample() {
    BatchShape shape = new BatchShape(List.of());
    assertThat(shape.isExample()).isTrue();
    assertThat(shape.isDynamic()).isFalse();
    assertThat(shape.fixedRows()).isEqualTo(1);
  }

  @Test
  void fixedDimensionsMultiply() {
    BatchShape shape = new BatchShape(List.of(8, 128));
    assertThat(shape.isExample()).isFalse();
    assertThat(shape.isDynamic()).isFalse();
    assertThat(shape.fixedRows()).isEqualTo(1024);
  }

  @Test
  void aLeadingAnyCountsForNothing() {
    BatchShape shape = new BatchShape(List.of(BatchShape.ANY, 3, 5));
    assertThat(shape.isExample()).isFalse();
    assertThat(shape.isDynamic()).isTrue();
    assertThat(shape.fixedRows()).isEqualTo(15);
    assertThat(new BatchShape(List.of(BatchShape.ANY)).fixedRows()).isEqualTo(1);
  }

  @Test
  void aWrongDimensionIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BatchShape(List.of(4, BatchShape.ANY)))
        .withMessage("dimension 1 is -1; expected 1 or more, or a leading ANY");
  }

  @Test
  void rowsThatAreNoIntAreRefused() {
    BatchShape shape = new BatchShape(List.of(65536, 65536));
    assertThatThrownBy(shape::fixedRows).isInstanceOf(ArithmeticException.class);
  }
}
