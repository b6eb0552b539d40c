package io.lossmith.benchmark.contender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That their results agree is what {@link AgreementTest} tests, of all that are there. */
class PeersTest {
  @Test
  void areThere() {
    assertThat(Contenders.all())
        .extracting(Contender::name)
        .contains("onnxruntime", "onnxruntime:scatter", "onnxruntime:onehot", "pytorch", "tribuo");
  }
}
