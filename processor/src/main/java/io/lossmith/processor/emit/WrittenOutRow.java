package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** What rows with every class written out have in common. */
abstract class WrittenOutRow implements RowSchedule {
  final int classes;
  final Lanes lanes;

  WrittenOutRow(int classes) {
    this.classes = classes;
    this.lanes = new Lanes(classes);
  }

  @Override
  public final CodeBlock maximum() {
    return Greatest.of(classes);
  }
}
