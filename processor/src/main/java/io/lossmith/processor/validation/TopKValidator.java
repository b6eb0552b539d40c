package io.lossmith.processor.validation;

import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.Stated;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges the numbers of largest logits to look for targets among. */
final class TopKValidator {
  private TopKValidator() {}

  static Stream<Finding> validate(
      LossDeclaration declaration, Stated<List<Stated<Integer>>> topK, int liveClasses) {
    List<Stated<Integer>> entries = topK.value();
    return Stream.concat(
        IntStream.range(0, entries.size())
            .filter(index -> !isRight(entries.get(index).value(), liveClasses))
            .mapToObj(index -> finding(declaration, index, entries.get(index), liveClasses)),
        ListValidator.differ(declaration, "topK", topK));
  }

  private static boolean isRight(int k, int liveClasses) {
    return 1 <= k && k <= liveClasses;
  }

  private static Finding finding(
      LossDeclaration declaration, int index, Stated<Integer> k, int liveClasses) {
    return Finding.onValue(
        declaration,
        k,
        Rule.TOP_K,
        index,
        declaration.typeName(),
        k.value(),
        liveClasses,
        k.value() < 1 ? "state 1 or more" : "state " + liveClasses + " or fewer");
  }
}
