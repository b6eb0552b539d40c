package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.lossmith.processor.plan.Plan;
import io.lossmith.processor.spec.LossSpec;
import java.util.ArrayList;
import java.util.List;

/** The Javadoc of a generated class: what was asked for, what is computed, and what holds. */
record ClassHeader(Plan plan) {

  CodeBlock javadoc() {
    return new Javadoc()
        .paragraph("Softmax cross-entropy of {@link " + link() + "}: " + asked() + ".")
        .verbatim(formula())
        .paragraph("Schedule of a row: " + schedule() + ", since " + plan.reason() + ".")
        .paragraph(
            "Accuracy: against the exact function of the distances {@code u} as rounded to float,"
                + " every loss, log-softmax, gradient entry and softmax is within 6 units in the"
                + " last place, however confident the row. An exponential below 2^-102 is 0.")
        .paragraph(
            "A row that holds a NaN or +Infinity, or nothing but -Infinity, has NaN for its loss"
                + " and for every entry of its gradient. A class at -Infinity does not exist;"
                + " where it is the target, the loss is +Infinity and the gradient finite.")
        .paragraph(threads())
        .build();
  }

  private LossSpec spec() {
    return plan.spec();
  }

  private String link() {
    String type = spec().annotatedType();
    return spec().packageName().isEmpty()
        ? type
        : type.substring(spec().packageName().length() + 1);
  }

  private String asked() {
    String classes = spec().classes() + " classes, ";
    if (spec().batch().isExample()) {
      return classes + "one example a call";
    }
    String reduction =
        switch (spec().reduction()) {
          case MEAN -> "mean of the rows' losses";
          case SUM -> "sum of the rows' losses";
          case NONE -> "one loss a row";
        };
    return classes + rows() + ", " + reduction;
  }

  private String rows() {
    int fixed = spec().batch().fixedRows();
    if (!spec().batch().isDynamic()) {
      return fixed == 1 ? "1 row" : fixed + " rows";
    }
    return fixed == 1 ? "any number of rows" : "any multiple of " + fixed + " rows";
  }

  private List<String> formula() {
    List<String> lines = new ArrayList<>();
    lines.add("u[j]          = maximum - logits[j]");
    lines.add("rest          = sum of exp(-u[j]) over all classes but one maximum");
    lines.add((isReduced() ? "row loss      " : "loss          ") + "= log1p(rest) + u[target]");
    String divided = "";
    if (isReduced()) {
      String rows = spec().batch().isDynamic() ? "rows" : "" + spec().batch().fixedRows();
      boolean mean = Divisor.of(spec()) != Divisor.NONE;
      divided = mean ? " / " + rows : "";
      lines.add("loss          = sum of the row losses" + divided);
    }
    lines.add("gradient[j]   = exp(-u[j]) / (1 + rest)" + divided);
    lines.add("  at target   = ((exp(-u[target]) - 1) - rest) / (1 + rest)" + divided);
    lines.add("softmax[j]    = exp(-u[j]) / (1 + rest)");
    lines.add("logSoftmax[j] = -(log1p(rest) + u[j])");
    lines.add("logSumExp     = maximum + log1p(rest)");
    return lines;
  }

  private boolean isReduced() {
    return !spec().batch().isExample() && new BatchForm(spec()).isReduced();
  }

  private String schedule() {
    return switch (plan.schedule()) {
      case STRAIGHT_LINE -> "straight-line code";
      case STORED -> "straight-line code in the order of the sum";
      case BLOCKED -> "a loop over blocks of " + Lanes.COUNT + " classes";
    };
  }

  private String threads() {
    return spec().batch().isExample()
        ? "An object holds no state: any number of threads may share it. No call allocates"
            + " anything."
        : "An object owns its scratch: create one per thread. No call allocates anything.";
  }
}
