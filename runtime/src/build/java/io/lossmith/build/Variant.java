package io.lossmith.build;

/** What the steps of short rows have more of where they pick the targets' values. */
enum Variant {
  /** Rows alone. */
  PLAIN("", "", "", "", "", "", "", "", ""),

  /** Rows with targets: a class a lane is compared with each column's number. */
  PICKING(
      "WithTargets",
      """
      ,
            int[] targets,
            int targetsAt,
            $float$[] distances,
            int distancesAt,
            $float$[] ofTargets""",
      ", targets, targetsAt, distances, distancesAt, ofTargets",
      """
      $TARGET$
            $Int$Vector targetDistance = target;
            $Int$Vector targetExponential = target;
      """,
      """
            VectorMask<$Integer$> isTarget%1$d = target.compare(EQ, %1$d);
            targetDistance = targetDistance.blend(bits%1$d, isTarget%1$d);
            targetExponential =
                targetExponential.blend(exponential%1$d.reinterpretAs$Int$s(), isTarget%1$d);
      """,
      """
            targetDistance.reinterpretAs$Float$s().intoArray(distances, distancesAt + row);
            targetExponential.reinterpretAs$Float$s().intoArray(ofTargets, row);
      """,
      """
      ,
            int[] targets,
            int targetsAt,
            $float$[] ofTargets""",
      """
      $TARGET$
            $Int$Vector ofTarget =
                $Float$Vector.fromArray($FLOATS$, ofTargets, row).reinterpretAs$Int$s();
      """,
      "\n              .reinterpretAs$Int$s()"
          + "\n              .blend(ofTarget, target.compare(EQ, %1$d))"
          + "\n              .reinterpretAs$Float$s()");

  /** What the names of the methods end with. */
  final String suffix;

  /** Of {@code normalise}: more parameters, and their names. */
  final String normaliseParameters;

  final String normaliseArguments;

  /** Statements of {@code normalise} around those of all classes, and after those of each. */
  final String beforeExponentials;

  final String afterExponential;
  final String afterExponentials;

  /** Of {@code write}: more parameters, and statements before the columns. */
  final String writeParameters;

  final String beforeColumns;

  /** What becomes of a column that is multiplied by the rows' factors. */
  final String ofColumn;

  Variant(
      String suffix,
      String normaliseParameters,
      String normaliseArguments,
      String beforeExponentials,
      String afterExponential,
      String afterExponentials,
      String writeParameters,
      String beforeColumns,
      String ofColumn) {
    this.suffix = suffix;
    this.normaliseParameters = normaliseParameters;
    this.normaliseArguments = normaliseArguments;
    this.beforeExponentials = beforeExponentials;
    this.afterExponential = afterExponential;
    this.afterExponentials = afterExponentials;
    this.writeParameters = writeParameters;
    this.beforeColumns = beforeColumns;
    this.ofColumn = ofColumn;
  }
}
