package io.lossmith.processor.generated;

import io.lossmith.Reduction;

/**
 * An annotated type in package {@code generated}, as a user writes it.
 *
 * @param typeName its simple name
 * @param classes the number of classes
 * @param batch the batch shape as it is written in the annotation
 * @param reduction what the rows' losses become
 */
record SpecSource(String typeName, int classes, String batch, Reduction reduction) {

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

        import io.lossmith.Reduction;
        import io.lossmith.SoftmaxCrossEntropy;

        /** An annotated type. */
        @SoftmaxCrossEntropy(classes = %d, batch = %s, reduction = Reduction.%s)
        public interface %s {}
        """
        .formatted(classes, batch.replace("ANY", "SoftmaxCrossEntropy.ANY"), reduction, typeName);
  }
}
