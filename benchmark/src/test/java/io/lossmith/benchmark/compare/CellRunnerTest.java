package io.lossmith.benchmark.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Backend;
import io.lossmith.benchmark.contender.Contenders;
import io.lossmith.benchmark.contender.Method;
import io.lossmith.benchmark.jvm.Environment;
import io.lossmith.benchmark.jvm.JvmOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** In JVMs of their own, for an instant. */
class CellRunnerTest {
  private static final Cell CELL = new Cell(Method.LOSS_AND_GRADIENT, 2, 16);

  @TempDir private Path logs;

  @Test
  void recordsTheBackendThatServedInTheJvmThatWasMeasured() throws Exception {
    assertThat(run("lossmith", "--scalar").backend()).isEqualTo(Backend.SCALAR);

    String[] kernels = {"--jvm-option=-Dlossmith.simd=on"};
    Backend widest = run("lossmith", kernels).backend();
    assertThat(widest).isNotNull();
    assertThat(Environment.record(options(kernels)))
        .containsEntry("vector", widest.bits() + " bits");
  }

  @Test
  void asksNoOtherContenderForOne() throws Exception {
    Measurement copy = run("copy");
    assertThat(copy.backend()).isNull();
    assertThat(copy.fastestNanoseconds())
        .isPositive()
        .isLessThanOrEqualTo(copy.medianNanoseconds());
    // More than all of the time is the clocks' difference.
    assertThat(copy.coreShare()).isPositive().isLessThan(1.1);
  }

  private Measurement run(String contender, String... arguments) throws Exception {
    return new CellRunner(options(arguments), new Timing(1, 2, 10), logs)
        .run(CELL, Contenders.named(contender));
  }

  private static JvmOptions options(String... arguments) {
    return CommandLine.populateCommand(new JvmOptions(), arguments);
  }
}
