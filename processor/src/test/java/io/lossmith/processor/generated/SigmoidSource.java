package io.lossmith.processor.generated;

import io.lossmith.Reduction;

/**
 * A type annotated for sigmoid cross-entropy in package {@code generated}, as a user writes it.
 *
 * @param typeName its simple name
 * @param classes the number of classes
 * @param batch the batch shape as it is written in the annotation
 * @param reduction what the rows' losses become
 * @param options the further elements of the annotation, as they are written there
 */
record SigmoidSource(
    String typeName, int classes, String batch, Reduction reduction, String options) {

  String qualifiedName() {
    return "generated." + typeName;
  }

  /** The qualified name of the generated class. */
  String lossName() {
    return qualifiedName() + "Loss";
  }

  String text() {
    return """
        package generated;

        import io.lossmith.Precision;
        import io.lossmith.Reduction;
        import io.lossmith.SigmoidCrossEntropy;
        import io.lossmith.Target;

        /** An annotated type. */
        @SigmoidCrossEntropy(classes = %d, batch = %s, reduction = Reduction.%s%s)
        public interface %s {
          /** What the options may name. */
          Object NAMED = Target.INDEX.name() + Precision.FLOAT;
        }
        """
        .formatted(
            classes,
            batch.replace("ANY", "SigmoidCrossEntropy.ANY"),
            reduction,
            options.isEmpty() ? "" : ", " + options,
            typeName);
  }
}
