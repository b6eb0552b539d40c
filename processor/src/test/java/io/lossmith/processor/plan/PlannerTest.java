package io.lossmith.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Reduction;
import io.lossmith.processor.spec.BatchShape;
import io.lossmith.processor.spec.LogitTransform;
import io.lossmith.processor.spec.LossOptions;
import io.lossmith.processor.spec.LossSpec;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

  @ParameterizedTest
  @CsvSource({"2, 64", "15, 64", "64, 64", "65, 48", "100, 32", "256, 16", "1000000, 16"})
  void rowsThatTakeAStepTogether(int classes, int rows) {
    assertThat(Planner.rowsTogether(spec(classes))).isEqualTo(rows);
  }

  @Test
  void maskedClassesTakeNoBytecode() {
    List<Integer> masked = IntStream.range(0, 25).boxed().toList();
    LossOptions none = LossOptions.none();
    LossSpec ofFifteen =
        spec(
            40,
            new LossOptions(
                none.row(),
                new LogitTransform(1, 0, List.of(), masked),
                none.format(),
                none.layout(),
                none.mean(),
                none.topK(),
                none.outputs()));
    assertThat(Planner.plan(ofFifteen).schedule()).isEqualTo(Schedule.STRAIGHT_LINE);
    assertThat(Planner.plan(ofFifteen).reason()).isEqualTo(Planner.plan(spec(15)).reason());
  }

  private static LossSpec spec(int classes) {
    return spec(classes, LossOptions.none());
  }

  private static LossSpec spec(int classes, LossOptions options) {
    return new LossSpec(
        "p",
        "p.Spec",
        "SpecLoss",
        true,
        classes,
        new BatchShape(List.of(64)),
        Reduction.MEAN,
        options);
  }
}
