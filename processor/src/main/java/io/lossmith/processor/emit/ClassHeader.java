package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.lossmith.Output;
import io.lossmith.processor.plan.Plan;
import io.lossmith.processor.spec.LossSpec;
import io.lossmith.processor.spec.RowOptions;
import java.util.ArrayList;
import java.util.List;

/** The Javadoc of a generated class: what was asked for, what is computed, and what holds. */
record ClassHeader(Plan plan) {
  private static final String MASKED =
      " A class that is masked does not exist either, whatever its logit: its probability is 0, its"
          + " log-probability -Infinity and its gradient +0.";

  CodeBlock javadoc() {
    Equivalents equivalents = new Equivalents(spec());
    Javadoc doc =
        new Javadoc()
            .paragraph("Softmax cross-entropy of {@link " + link() + "}: " + asked() + ".")
            .verbatim(new Formula(spec()).lines());
    if (spec().isMean()) {
      doc.paragraph(new DivisorWords(spec()).sentence());
    }
    String more = furtherResults();
    if (!more.isEmpty()) {
      doc.paragraph(more);
    }
    return doc.paragraph(equivalents.tensors())
        .verbatim(equivalents.lines())
        .paragraph(new Differences(spec()).sentences())
        .paragraph("Schedule of a row: " + schedule() + ", since " + plan.reason() + ".")
        .paragraph(
            new VectorCode(spec()).sentences() + new SideBySide(new BatchForm(spec())).sentence())
        .paragraph(new Accuracy(spec()).sentences())
        .paragraph(specialRows())
        .paragraph(Threads.sentences(isShareable()))
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

  /** What calls return beside losses and their derivatives; empty for nothing. */
  private String furtherResults() {
    List<String> sentences = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    for (Output output : Output.values()) {
      if (spec().options().returns(output)) {
        outputs.add(
            switch (output) {
              case LOSSES -> "loss before the reduction";
              case LOG_SUM_EXP -> "log-sum-exp";
              case TARGET_PROBABILITY -> "probability of the target";
              case ARGMAX -> "class of the greatest logit";
            });
      }
    }
    if (!outputs.isEmpty()) {
      sentences.add(
          "{@code loss} and {@code lossAndGradient}, but not {@code nll}, also write "
              + (spec().batch().isExample() ? "the example's " : "each row's ")
              + joined(outputs)
              + ".");
    }
    for (int top : spec().options().topK()) {
      sentences.add(
          "{@code "
              + new BatchForm(spec()).inTop(top).methodName(Operation.COUNT_CORRECT)
              + "} looks for the target among the first "
              + (top == 1 ? "class" : top + " classes")
              + ".");
    }
    return String.join(" ", sentences);
  }

  private static String joined(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  private String specialRows() {
    RowOptions row = spec().options().row();
    String infinite =
        row.hasSmoothing()
            ? "where it is the target or has a share of it"
            : row.hasProbabilityTargets()
                ? "where it has a share of the target"
                : "where it is the target";
    return (row.hasIgnoreIndex() ? ignored(row) + "Any other row" : "A row")
        + " that holds a NaN or +Infinity, or nothing but -Infinity, has NaN for its loss"
        + " and for every entry of its gradient. A class at -Infinity does not exist; "
        + infinite
        + ", the loss is +Infinity and the gradient finite."
        + (spec().options().transform().hasMask() ? MASKED : "");
  }

  private static String ignored(RowOptions row) {
    return "A row whose target is "
        + row.ignoreIndex().getAsInt()
        + " has loss 0 and gradient +0, whatever its logits. ";
  }

  private String schedule() {
    return switch (plan.schedule()) {
      case STRAIGHT_LINE -> "straight-line code";
      case STORED -> "straight-line code in the order of the sum";
      case BLOCKED -> "a loop over blocks of " + Lanes.COUNT + " classes";
    };
  }

  /** Whether calls on arrays write to nothing but their arguments. */
  private boolean isShareable() {
    return spec().batch().isExample() && !new Staging(new BatchForm(spec())).isUsed();
  }
}
