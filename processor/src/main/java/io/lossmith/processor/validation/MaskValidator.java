package io.lossmith.processor.validation;

import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.Stated;
import io.lossmith.processor.declaration.StatedTransform;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges which classes are masked, and how many are left. */
final class MaskValidator {
  private static final int FEWEST_LIVE = 2;

  private final LossDeclaration declaration;
  private final Stated<List<Stated<Integer>>> mask;

  /** What is masked and is a class. */
  private final Set<Integer> maskedClasses;

  MaskValidator(LossDeclaration declaration, StatedTransform transform) {
    this.declaration = declaration;
    this.mask = transform.maskedClasses();
    this.maskedClasses =
        mask.value().stream().map(Stated::value).filter(this::isClass).collect(Collectors.toSet());
  }

  Stream<Finding> validate() {
    return Stream.of(
            noClasses(), ListValidator.differ(declaration, "maskedClasses", mask), tooFewLeft())
        .flatMap(findings -> findings);
  }

  boolean isLive(int index) {
    return !maskedClasses.contains(index);
  }

  int liveClasses() {
    return classes() - maskedClasses.size();
  }

  private int classes() {
    return declaration.classes().value();
  }

  private boolean isClass(int index) {
    return 0 <= index && index < classes();
  }

  private Stream<Finding> noClasses() {
    List<Stated<Integer>> entries = mask.value();
    return IntStream.range(0, entries.size())
        .filter(index -> !isClass(entries.get(index).value()))
        .mapToObj(index -> noClass(index, entries.get(index)));
  }

  private Finding noClass(int index, Stated<Integer> entry) {
    return Finding.onValue(
        declaration,
        entry,
        Rule.MASKED_CLASS,
        index,
        declaration.typeName(),
        entry.value(),
        classes() - 1,
        fix(entry.value()));
  }

  private String fix(int value) {
    if (value == classes()) {
      return "did you mean " + (classes() - 1) + "? Classes count from 0";
    }
    return value < 0 && isClass(value + classes())
        ? "did you mean " + (value + classes()) + "? No class counts from the end"
        : "leave it out";
  }

  private Stream<Finding> tooFewLeft() {
    return liveClasses() >= FEWEST_LIVE
        ? Stream.empty()
        : Stream.of(
            Finding.onValue(
                declaration,
                mask,
                Rule.MASKED_TOO_MANY,
                declaration.typeName(),
                liveClasses(),
                classes()));
  }
}
