package io.lossmith.benchmark.compare;

import io.lossmith.benchmark.contender.Method;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that choose the grid: one that is named, and what of it is to be otherwise. */
final class GridOptions {
  @ArgGroup private final Named named = new Named();

  @Option(names = "--methods", split = ",", description = "${COMPLETION-CANDIDATES}")
  private List<Method> methods = List.of();

  @Option(names = "--classes", split = ",", description = "Numbers of classes.")
  private List<Integer> classes = List.of();

  @Option(names = "--rows", split = ",", description = "Numbers of rows.")
  private List<Integer> rows = List.of();

  @Option(
      names = "--most-elements",
      description = "Cells of more values than this are left out. Default: 4194304.")
  private long mostElements = -1;

  Grid grid() {
    Grid grid = named.grid();
    return new Grid(
        methods.isEmpty() ? grid.methods() : methods,
        classes.isEmpty() ? grid.classes() : classes,
        rows.isEmpty() ? grid.rows() : rows,
        mostElements < 0 ? grid.mostElements() : mostElements);
  }

  /** The contenders to measure where nobody names any; empty for all. */
  List<String> contenders() {
    return named.growingRows || named.growingClasses ? List.of("lossmith", "copy") : List.of();
  }

  /** One of these, or the quick one. */
  private static final class Named {
    @Option(
        names = "--quick",
        description = "Loss and gradient of 3 to 1000 classes; the default, under 5 minutes.")
    @SuppressWarnings("unused")
    private boolean quick;

    @Option(names = "--full", description = "Every method, 2 to 32000 classes; under an hour.")
    private boolean full;

    @Option(names = "--growing-rows", description = "1 row to 4 million elements; 10 minutes.")
    private boolean growingRows;

    @Option(
        names = "--growing-classes",
        description = "2 to 128000 classes, a million elements each; 5 minutes.")
    private boolean growingClasses;

    private Grid grid() {
      if (full) {
        return Grid.full();
      }
      if (growingRows) {
        return Grid.growingRows();
      }
      return growingClasses ? Grid.growingClasses() : Grid.quick();
    }
  }
}
