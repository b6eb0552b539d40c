package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** The loops over the rows of a batch where a block is brought into scratch first. */
record StagedLoops(BatchForm form, Staging staging) {

  /** The body of a call after its checks. */
  CodeBlock of(Operation operation) {
    boolean counts = operation.result() == Operation.Result.CORRECT;
    CodeBlock.Builder code = CodeBlock.builder();
    if (form.reduces(operation)) {
      code.add(new MeanDivisor(form).guard(operation, block(Operation.LOSS_ONLY).endControlFlow()));
      code.addStatement("rowSum.clear()");
    }
    if (counts) {
      code.addStatement("int correct = 0");
    }
    code.add(block(operation).build());
    if (form.reduces(operation)) {
      code.addStatement("rowSum.add(blockLosses, count)");
    }
    code.endControlFlow();
    if (form.reduces(operation)) {
      code.addStatement("return " + new BatchLoops(form, false).reduced());
    }
    return counts ? code.addStatement("return correct").build() : code.build();
  }

  /** A loop over blocks of rows that is still open. */
  private CodeBlock.Builder block(Operation operation) {
    SideBySide positions = new SideBySide(form);
    if (positions.takes(operation)) {
      return CodeBlock.builder()
          .addStatement("int count")
          .beginControlFlow("for (int row = 0; row < $L; row += count)", form.rows())
          .add(positions.block(operation, staged(operation)));
    }
    return CodeBlock.builder()
        .beginControlFlow(
            "for (int row = 0; row < $L; row += $T.LANES)", form.rows(), Kernel.ROW_SUM)
        .addStatement("int count = Math.min($T.LANES, $L - row)", Kernel.ROW_SUM, form.rows())
        .add(staged(operation));
  }

  /** What is done with a block of rows. */
  private CodeBlock staged(Operation operation) {
    CodeBlock.Builder code = CodeBlock.builder();
    Argument input = form.input(operation);
    code.addStatement(staging.in(input, input.offset(), "row", "count"));
    if (operation.takesTargets() && staging.stages(form.targets())) {
      code.addStatement(staging.in(form.targets(), "targetsOffset", "row", "count"));
    }
    if (operation.hasRowOutputs()) {
      code.add(new RowOutputs(form).beforeBlock(place(input, "row + lane")));
    }
    code.add(operation.result() == Operation.Result.LOSS ? losses(operation) : results(operation));
    if (operation.hasRowOutputs()) {
      code.add(new RowOutputs(form).afterBlock());
    }
    if (operation.hasOutput() && staging.stagesOutput(form.output(operation))) {
      Argument output = form.output(operation);
      code.addStatement(staging.out(output, output.offset(), "logitsOffset", "row", "count"));
    }
    return code.build();
  }

  private CodeBlock losses(Operation operation) {
    List<String> passed = new ArrayList<>();
    for (Argument argument : new BatchLoops(form, false).rowsArguments(operation)) {
      boolean scratch = form.isReduced() && argument.name().equals(BatchForm.LOSSES);
      passed.add(scratch ? "blockLosses, 0" : place(argument, "row").arguments());
    }
    if (form.divisor(operation) == Divisor.ARGUMENT) {
      passed.add(form.sumsDivisor() ? form.numbers().fromDouble() + "divisor" : form.rows());
    }
    passed.add("count");
    return CodeBlock.builder()
        .addStatement(BatchLoops.rowsName(operation) + "(" + String.join(",$W", passed) + ")")
        .build();
  }

  /** What an operation without losses gives of a block's rows. */
  private CodeBlock results(Operation operation) {
    VectorCode vectors = new VectorCode(form.spec());
    if (!vectors.takesResults(operation)) {
      return rows(operation);
    }
    Argument results = form.outputs(operation).get(0);
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", vectors.takes("count"))
        .add(
            vectors.results(
                operation, place(form.input(operation), "row"), "count", output(results, "row")))
        .nextControlFlow("else")
        .add(rows(operation))
        .endControlFlow()
        .build();
  }

  private CodeBlock rows(Operation operation) {
    String row = "row + lane";
    Place target = place(form.targets(), row);
    CodeBlock call =
        new RowCalls(form)
            .of(
                operation,
                place(form.input(operation), row),
                form.terms().hasProbabilities()
                    ? target.arguments()
                    : target.array() + "[" + target.at() + "]",
                "",
                operation.hasOutput() ? output(form.output(operation), row) : Place.NONE);
    CodeBlock.Builder code =
        CodeBlock.builder().beginControlFlow("for (int lane = 0; lane < count; lane++)");
    if (operation.result() == Operation.Result.CORRECT) {
      return code.beginControlFlow("if ($L)", call)
          .addStatement("correct++")
          .endControlFlow()
          .endControlFlow()
          .build();
    }
    String values = "";
    if (operation.result() == Operation.Result.VALUE) {
      Place value = operation.valueArray(form.numbers()).place(row);
      values = value.array() + "[" + value.at() + "] =$W";
    }
    return code.addStatement(CodeBlock.builder().add(values).add(call).build())
        .endControlFlow()
        .build();
  }

  /** Where a row is computed on: in scratch if it is staged. */
  private Place place(Argument argument, String row) {
    if (!staging.stages(argument)) {
      boolean whole = row.contains(" ") && argument.classesWide();
      return argument.place(whole ? "(" + row + ")" : row);
    }
    return scratch(argument, row);
  }

  private Place output(Argument argument, String row) {
    return staging.stagesOutput(argument) ? scratch(argument, row) : place(argument, row);
  }

  private Place scratch(Argument argument, String row) {
    boolean isTargets = argument.name().equals("targets");
    String stride = isTargets ? "CLASSES" : form.terms().live().stride();
    return new Place(
        isTargets ? Staging.TARGETS : Staging.ROWS, row.equals("row") ? "0" : "lane * " + stride);
  }
}
