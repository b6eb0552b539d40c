package io.lossmith.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Reduction;
import io.lossmith.processor.spec.BatchShape;
import io.lossmith.processor.spec.LossOptions;
import io.lossmith.processor.spec.LossSpec;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

  @ParameterizedTest
  @CsvSource({
    "2, STRAIGHT_LINE, a row written out is about 154 bytes of bytecode; which fits into the budget of 1700",
    "15, STRAIGHT_LINE, a row written out is about 817 bytes of bytecode; which fits into the budget of 1700",
    "16, STORED, a row written out is about 868 bytes of bytecode; which fits into the budget of 1700",
    "32, STORED, a row written out is about 1684 bytes of bytecode; which fits into the budget of 1700",
    "33, BLOCKED, a row written out is about 1735 bytes of bytecode; which is beyond the budget of 1700",
    "1000000, BLOCKED, a row written out is about 51000052 bytes of bytecode; which is beyond the budget of 1700"
  })
  void theScheduleAndItsReason(int classes, Schedule schedule, String reason) {
    LossSpec spec = spec(classes);
    assertThat(Planner.plan(spec)).isEqualTo(new Plan(spec, schedule, reason.replace(';', ',')));
  }

  private static LossSpec spec(int classes) {
    return new LossSpec(
        "p",
        "p.Spec",
        "SpecLoss",
        true,
        classes,
        new BatchShape(List.of(64)),
        Reduction.MEAN,
        LossOptions.none());
  }
}
