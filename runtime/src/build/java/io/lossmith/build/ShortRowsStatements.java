package io.lossmith.build;

import java.util.function.IntFunction;

/**
 * Writes the statements that kernels of short rows are made of: rows turned to columns, and a
 * column's exponentials and their sum.
 *
 * @param turn how rows become columns
 * @param type what a logit is
 */
record ShortRowsStatements(Turn turn, ElementType type) {

  /** The start of a loop over rows, as many at once as a vector has lanes. */
  String forRows() {
    return """
            for (int row = 0; row < rows; row += $Lanes$.COUNT) {
              int column = row * %d;
        """
        .formatted(turn.classes());
  }

  /** The rest of a method that leaves rows as columns, and their maxima. */
  String columns() {
    StringBuilder code = new StringBuilder();
    code.append(forRows()).append(turned());
    for (int j = 0; j < turn.classes(); j++) {
      code.append(
          "      %s.intoArray(columns, %s);%n".formatted(turn.column(j), beyond("column", j)));
    }
    return code.append("    }\n  }\n").toString();
  }

  /** Reads rows, turns them, and finds their maxima. */
  String turned() {
    StringBuilder code = new StringBuilder();
    code.append("      int from = at + column;\n");
    for (int v = 0; v < turn.classes(); v++) {
      code.append(
          "      $Float$Vector v%d = $Float$Vector.fromArray($FLOATS$, logits, %s);%n"
              .formatted(v, place("from", v)));
    }
    code.append(turn.toColumns());
    code.append("      $Int$Vector most = %s.reinterpretAs$Int$s();%n".formatted(turn.column(0)));
    code.append("      $Int$Vector least = most;\n");
    for (int j = 1; j < turn.classes(); j++) {
      code.append(
          """
                $Int$Vector key%1$d = %2$s.reinterpretAs$Int$s();
                most = most.max(key%1$d);
                least = least.min(key%1$d);
          """
              .formatted(j, turn.column(j)));
    }
    code.append(
        """
              $Float$Vector maximum =
                  most.blend(least, most.compare(LT, $Int$Vector.zero($INTS$))).reinterpretAs$Float$s();
              maximum.intoArray(maxima, row);
        """);
    return code.toString();
  }

  /** Where a vector of the rows lies that begin somewhere. */
  String place(String start, int v) {
    return beyond(start, v / turn.units() * turn.units()) + " + PLACE_" + v % turn.units();
  }

  /** So many vectors beyond a place. */
  static String beyond(String place, int vectors) {
    return switch (vectors) {
      case 0 -> place;
      case 1 -> place + " + $Lanes$.COUNT";
      default -> "%s + %d * $Lanes$.COUNT".formatted(place, vectors);
    };
  }

  /**
   * The terms of every {@code step}th class from {@code lane} on and their sum, in the order of the
   * tree, so that few values live at once.
   *
   * @param term the statements that make {@code term} and a class's number
   * @return the variable that holds the sum; empty for no class
   */
  String sum(StringBuilder code, IntFunction<String> term, int lane, int step) {
    if (lane >= turn.classes()) {
      return "";
    }
    if (step == 16) {
      code.append(term.apply(lane));
      return "term" + lane;
    }
    String left = sum(code, term, lane, 2 * step);
    String right = sum(code, term, lane + step, 2 * step);
    if (!right.isEmpty()) {
      code.append("      %1$s = %1$s.add(%2$s);%n".formatted(left, right));
    }
    return left;
  }

  static String term(int j) {
    return "      $Float$Vector term%d = $Float$Vector.fromArray($FLOATS$, terms, %s);%n"
        .formatted(j, beyond("column", j));
  }

  String exponential(int j, boolean isInRegister) {
    String logits =
        isInRegister
            ? turn.column(j)
            : "$Float$Vector.fromArray($FLOATS$, columns, %s)".formatted(beyond("column", j));
    // In this order for JDK 17: with the bits behind the exponential it failed to compile some of
    // them, and with the count behind the term it put vectors of 3 classes of doubles on the heap.
    return """
              $Float$Vector distance%1$d = maximum.sub(%2$s);
              $Int$Vector bits%1$d = distance%1$d.reinterpretAs$Int$s();
              $Int$Vector below%1$d = bits%1$d.or(bits%1$d.neg()).lanewise(ASHR, $Integer$.SIZE - 1);
              count = count.add(below%1$d);
        %3$s      exponential%1$d.intoArray(columns, %4$s);
              $Float$Vector term%1$d =
                  exponential%1$d.reinterpretAs$Int$s().and(below%1$d).reinterpretAs$Float$s();
        """
        .formatted(j, logits, type.exponential(Integer.toString(j)), beyond("column", j));
  }
}
