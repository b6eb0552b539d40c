package io.lossmith.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;

/** The loss of one row from log-probabilities, where options make more of it than one of them. */
record RowNll(RowTerms terms) {

  MethodSpec method() {
    Numbers numbers = terms.numbers();
    MethodSpec.Builder method =
        RowMethods.method(
                "rowNll", numbers.type(), "The loss of the log-probabilities at {@code at}.\n")
            .addParameter(numbers.array(), "logProbabilities")
            .addParameter(TypeName.INT, "at");
    terms.addTarget(method);
    if (terms.row().sampleWeights()) {
      method.addParameter(numbers.type(), "sampleWeight");
    }
    if (terms.row().hasIgnoreIndex()) {
      method
          .beginControlFlow("if (target == IGNORE_INDEX)")
          .addStatement("return $L", numbers.whole(0))
          .endControlFlow();
    }
    String loss = terms.sumsDistances() ? sum(method) : atTarget();
    return method
        .addStatement(
            "return "
                + (terms.row().sampleWeights() ? "product(sampleWeight, " + loss + ")" : loss))
        .build();
  }

  private String atTarget() {
    String nll = terms.numbers().whole(0) + " - logProbabilities[at + target]";
    if (terms.row().hasFocal()) {
      nll = "focalLoss(FOCAL_GAMMA, " + nll + ")";
    }
    String weight = terms.weight("target");
    return weight.isEmpty() ? nll : "product(" + weight + ",$W" + nll + ")";
  }

  private String sum(MethodSpec.Builder method) {
    String zero = terms.numbers().whole(0);
    String index = terms.hasProbabilities() ? "j" : terms.live().at("j");
    String value = zero + " - logProbabilities[at + " + index + "]";
    ClassSum sum = new ClassSum(terms.numbers(), "sum");
    String factor =
        terms.hasProbabilities()
            ? terms.share("j", "targets[targetsAt + j]")
            : terms.smoothing(index);
    method
        .addCode(sum.start())
        .beginControlFlow("for (int j = 0; j < $L; j++)", terms.summedClasses());
    method.addCode(sum.add("product(" + factor + ",$W" + value + ")")).endControlFlow();
    if (terms.hasProbabilities()) {
      return terms.numbers().fromDouble() + sum.total();
    }
    method.addStatement(
        "$L ofTarget = product("
            + terms.weight("target")
            + ",$W"
            + zero
            + " - logProbabilities[at + target])",
        terms.numbers());
    return terms.numbers().fromDouble() + "(ofTarget + " + sum.total() + ")";
  }
}
