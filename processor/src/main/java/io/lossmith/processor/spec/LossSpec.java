package io.lossmith.processor.spec;

import io.lossmith.Reduction;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one generated class is to be. A spec is valid by the time it exists; nothing in it knows of
 * the compiler.
 *
 * @param packageName the package of the generated class; empty for the unnamed package
 * @param annotatedType the canonical name of the type that asked for the class
 * @param className the simple name of the generated class
 * @param isPublic whether the generated class is public; it is package-private otherwise
 * @param classes the number of classes, 2 or more
 * @param batch the shape of a batch
 * @param reduction what the rows' losses become
 * @param options everything else
 */
public record LossSpec(
    String packageName,
    String annotatedType,
    String className,
    boolean isPublic,
    int classes,
    BatchShape batch,
    Reduction reduction,
    LossOptions options)
    implements ClassSpec {

  /** The classes that are not masked. */
  public List<Integer> live() {
    return IntStream.range(0, classes)
        .filter(index -> !options.transform().isMasked(index))
        .boxed()
        .toList();
  }

  /** The number of classes that are not masked, 2 or more. */
  public int liveClasses() {
    return classes - options.transform().maskedClasses().size();
  }

  /** Whether rows are averaged: one example has nothing to average. */
  public boolean isMean() {
    return reduction == Reduction.MEAN && !batch.isExample();
  }
}
