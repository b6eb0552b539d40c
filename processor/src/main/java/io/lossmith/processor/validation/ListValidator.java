package io.lossmith.processor.validation;

import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.Stated;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges lists by how many entries they have and whether those differ. */
final class ListValidator {
  private ListValidator() {}

  /** A list of values that is not empty has one a class. */
  static <T> Stream<Finding> oneAClass(
      LossDeclaration declaration, String element, Stated<List<Stated<T>>> list) {
    int values = list.value().size();
    int classes = declaration.classes().value();
    return values == 0 || values == classes
        ? Stream.empty()
        : Stream.of(
            Finding.onValue(
                declaration,
                list,
                Rule.ONE_A_CLASS,
                element,
                declaration.typeName(),
                values,
                classes,
                classes,
                element));
  }

  /** No two entries are equal; the later one is at fault. */
  static <T> Stream<Finding> differ(
      LossDeclaration declaration, String element, Stated<List<Stated<T>>> list) {
    List<Stated<T>> entries = list.value();
    Set<T> before = new HashSet<>();
    return IntStream.range(0, entries.size())
        .filter(index -> !before.add(entries.get(index).value()))
        .mapToObj(
            index ->
                Finding.onValue(
                    declaration,
                    entries.get(index),
                    Rule.STATED_TWICE,
                    element,
                    index,
                    declaration.typeName(),
                    entries.get(index).value()));
  }
}
