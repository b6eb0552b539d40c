package io.lossmith.processor.validation;

import static io.lossmith.SoftmaxCrossEntropy.ANY;

import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.Stated;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges the shape of a batch. */
final class BatchValidator {
  /** The longest array that every HotSpot configuration can allocate. */
  private static final BigInteger LONGEST_ARRAY = BigInteger.valueOf(Integer.MAX_VALUE - 8);

  private BatchValidator() {}

  static Stream<Finding> validate(LossDeclaration declaration) {
    List<Integer> batch = declaration.dimensions();
    List<Finding> wrongDimensions =
        IntStream.range(0, batch.size())
            .filter(axis -> batch.get(axis) < 1 && !(axis == 0 && batch.get(axis) == ANY))
            .mapToObj(axis -> wrongDimension(declaration, axis))
            .toList();
    return wrongDimensions.isEmpty() ? size(declaration) : wrongDimensions.stream();
  }

  private static Finding wrongDimension(LossDeclaration declaration, int axis) {
    Stated<Integer> dimension = declaration.batch().value().get(axis);
    if (dimension.value() == ANY) {
      return Finding.onValue(
          declaration, dimension, Rule.BATCH_ANY_NOT_FIRST, axis, declaration.typeName());
    }
    String fix =
        axis == 0
            ? "state the number of rows, ANY if it is known only at run time, or no batch at all"
                + " for one example"
            : "state this dimension's size, or leave the dimension out";
    return Finding.onValue(
        declaration,
        dimension,
        Rule.BATCH_DIMENSION,
        axis,
        declaration.typeName(),
        dimension.value(),
        fix);
  }

  private static Stream<Finding> size(LossDeclaration declaration) {
    List<Integer> batch = declaration.dimensions();
    boolean dynamic = !batch.isEmpty() && batch.get(0) == ANY;
    BigInteger rows =
        batch.stream()
            .skip(dynamic ? 1 : 0)
            .map(BigInteger::valueOf)
            .reduce(BigInteger.ONE, BigInteger::multiply);
    // A wrong number of classes is a finding of its own; as many rows need an index even so.
    int classes = Math.max(1, declaration.classes().value());
    BigInteger logits = rows.multiply(BigInteger.valueOf(classes));
    return logits.compareTo(LONGEST_ARRAY) <= 0
        ? Stream.empty()
        : Stream.of(
            Finding.onValue(
                declaration,
                declaration.batch(),
                Rule.BATCH_TOO_LARGE,
                dynamic ? "one entry of the batch" : "the batch",
                declaration.typeName(),
                rows,
                classes,
                logits));
  }
}
