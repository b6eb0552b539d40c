package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** What rows with every live class written out have in common. */
abstract class WrittenOutRow implements RowSchedule {
  final int classes;
  final LiveClasses live;
  final Numbers numbers;
  final Lanes lanes;

  WrittenOutRow(LiveClasses live, Numbers numbers) {
    this.live = live;
    this.classes = live.number();
    this.numbers = numbers;
    this.lanes = new Lanes(classes, numbers);
  }

  @Override
  public final CodeBlock maximum() {
    return Greatest.of(classes, numbers);
  }
}
