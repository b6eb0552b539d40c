package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** What rows with every class written out have in common. */
abstract class WrittenOutRow implements RowSchedule {
  final int classes;
  final Numbers numbers;
  final Lanes lanes;

  WrittenOutRow(int classes, Numbers numbers) {
    this.classes = classes;
    this.numbers = numbers;
    this.lanes = new Lanes(classes, numbers);
  }

  @Override
  public final CodeBlock maximum() {
    return Greatest.of(classes, numbers);
  }
}
