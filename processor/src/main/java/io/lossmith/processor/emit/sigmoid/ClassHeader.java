package io.lossmith.processor.emit.sigmoid;

import com.palantir.javapoet.CodeBlock;
import io.lossmith.processor.emit.Javadoc;
import io.lossmith.processor.emit.Threads;
import io.lossmith.processor.spec.RowOptions;
import io.lossmith.processor.spec.SigmoidSpec;
import java.util.ArrayList;
import java.util.List;

/** The Javadoc of a generated class: what was asked for, what is computed, and what holds. */
record ClassHeader(Form form) {

  CodeBlock javadoc() {
    Javadoc doc =
        new Javadoc()
            .paragraph("Sigmoid cross-entropy of {@link " + link() + "}: " + asked() + ".")
            .verbatim(new Formula(form).lines());
    if (form.isMean()) {
      doc.paragraph("The mean divides by " + divisor() + "; no weight enters it.");
    }
    doc.paragraph(new PyTorchCall(form).sentence());
    List<String> elsewhere = new Equivalents(form).lines();
    if (!elsewhere.isEmpty()) {
      doc.paragraph("In other libraries:").verbatim(elsewhere);
    }
    return doc.paragraph(
            "Where it differs: however confident the logit, loss and gradient keep every digit;"
                + " elsewhere the gradient becomes 0 where a class is there and 1 - p is lost in"
                + " rounding, and in PyTorch so does the loss where it is not.")
        .paragraph(accuracy())
        .paragraph(
            "A logit of NaN makes its entries NaN, and the loss of its row. An infinite logit is"
                + " the limit: its probability is 0 or 1, its loss infinite or 0. "
                + zeros())
        .paragraph(Threads.sentences(!form.isReduced()))
        .build();
  }

  private SigmoidSpec spec() {
    return form.spec();
  }

  private RowOptions row() {
    return spec().row();
  }

  private String link() {
    String type = spec().annotatedType();
    return spec().packageName().isEmpty()
        ? type
        : type.substring(spec().packageName().length() + 1);
  }

  private String asked() {
    List<String> parts = new ArrayList<>();
    parts.add(form.isBinary() ? "1 class" : spec().classes() + " classes");
    parts.add(rows());
    if (!form.isExample()) {
      parts.add(
          switch (spec().reduction()) {
            case MEAN -> "mean loss of the targets";
            case SUM -> "sum of the rows' losses";
            case NONE -> "one loss a row";
          });
    }
    if (spec().isDouble()) {
      parts.add("in double");
    }
    return String.join(", ", parts);
  }

  private String rows() {
    if (form.isExample()) {
      return "one example a call";
    }
    int fixed = spec().batch().fixedRows();
    if (!form.isDynamic()) {
      return fixed == 1 ? "1 row" : fixed + " rows";
    }
    return fixed == 1 ? "any number of rows" : "any multiple of " + fixed + " rows";
  }

  private String divisor() {
    if (row().hasIgnoreIndex()) {
      return "the number of targets that are not ignored; where there is none, the loss is NaN and"
          + " the gradient +0";
    }
    String all = "the number of targets";
    if (form.isDynamic()) {
      return all + ", rows times classes";
    }
    int rows = spec().batch().fixedRows();
    return all + ", " + rows + " * " + spec().classes() + " = " + (long) rows * spec().classes();
  }

  private String accuracy() {
    String digits =
        spec().isDouble()
            ? "An exponential below 2^-1000 is 0."
            : "An exponential below 2^-102 is 0; sums and products are taken in double.";
    return row().hasProbabilityTargets() || row().hasSmoothing()
        ? "Accuracy: the part of what is there and the part of what is not are each accurate"
            + " relative to themselves, however large the logit. "
            + digits
        : "Accuracy: losses, gradients and probabilities are accurate relative to themselves,"
            + " however confident the logit: nothing is subtracted. "
            + digits;
  }

  private String zeros() {
    String ignored =
        row().hasIgnoreIndex()
            ? " What is ignored adds 0 to the loss, whatever its logit, and its gradient is +0."
            : "";
    return "In a product with a weight or a target, 0 times infinity is 0." + ignored;
  }
}
