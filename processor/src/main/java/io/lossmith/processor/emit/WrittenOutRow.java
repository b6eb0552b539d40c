package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/**
 * What rows with every class written out have in common. A masked class is not: what is written of
 * it is the exponential of -Infinity, and its 0 is left out of the sum, which changes no bit of it.
 */
abstract class WrittenOutRow implements RowSchedule {
  final int classes;
  final Numbers numbers;
  final List<Integer> live;
  final Lanes lanes;

  WrittenOutRow(int classes, List<Integer> live, Numbers numbers) {
    this.classes = classes;
    this.numbers = numbers;
    this.live = live;
    this.lanes = new Lanes(classes, live, numbers);
  }

  /** The maxima that a row has if it has as many as classes, without one of them. */
  final String mostMaximaButOne() {
    return "CLASSES - " + (classes - live.size() + 1);
  }

  @Override
  public final CodeBlock maximum() {
    return Greatest.of(live, numbers);
  }
}
