package io.lossmith.build;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of {@code classes} numbers, one after the other in {@code classes} vectors, turned into
 * columns, a row a lane, and back.
 *
 * <p>Let U be the greatest power of two that divides the number of classes, and m the odd rest: a
 * row is m units of U numbers. As many rows as vectors have lanes are U groups of m vectors. As m
 * is odd, each lane of a group's vectors meets every unit of the rows once, in the same cyclic
 * order but at a start of its own: a rotation of the vectors, lane by lane, by blends in log2(m)
 * steps brings the same units together, and one rearrangement a vector puts their rows in order.
 * What remains are blocks of U by U, exchanged as in any transposition.
 *
 * <p>Where vectors have fewer lanes than that, U is their number instead, and m may be even: then
 * each vector is one unit, and nothing is rotated.
 *
 * @param classes the length of a row
 * @param unit U
 */
record Turn(int classes, int unit) {

  /** Those of a length, by ascending unit, for vectors that may have so many lanes. */
  static List<Turn> of(int classes, List<Integer> lanes) {
    int greatest = Integer.lowestOneBit(classes);
    return lanes.stream()
        .map(count -> Math.min(greatest, count))
        .distinct()
        .map(unit -> new Turn(classes, unit))
        .toList();
  }

  /** The cases of a switch over the lengths, each of which makes a kernel. */
  static String choices(List<Integer> lanes) {
    StringBuilder code = new StringBuilder();
    for (int classes = 2; classes < 16; classes++) {
      StringBuilder choice = new StringBuilder();
      List<Turn> turns = of(classes, lanes);
      for (Turn turn : turns.subList(0, turns.size() - 1)) {
        choice.append("$Lanes$.COUNT == %d ? new %s() : ".formatted(turn.unit(), turn.name()));
      }
      choice.append("new %s()".formatted(turns.get(turns.size() - 1).name()));
      code.append("      case %d -> %s;%n".formatted(classes, choice));
    }
    return code.toString();
  }

  /** The name of the kernel of floats. */
  String className() {
    return "Rows" + classes + "By" + unit;
  }

  private String name() {
    return "$" + className() + "$";
  }

  /** m, the units of a row. */
  int units() {
    return classes / unit;
  }

  /** The steps of a rotation: 1, 2, 4, … below m; none if m is even. */
  List<Integer> steps() {
    List<Integer> steps = new ArrayList<>();
    for (int step = 1; step < units() && units() % 2 == 1; step *= 2) {
      steps.add(step);
    }
    return steps;
  }

  /** The distances of the groups that exchange their lanes: 1, 2, 4, … below U. */
  List<Integer> exchanges() {
    List<Integer> distances = new ArrayList<>();
    for (int distance = 1; distance < unit; distance *= 2) {
      distances.add(distance);
    }
    return distances;
  }

  /** The statements from vectors {@code v0}, {@code v1}, … of rows to columns of the same names. */
  String toColumns() {
    StringBuilder code = new StringBuilder();
    for (int step : steps()) {
      rotate(code, step, -step);
    }
    for (int group = 0; group < unit; group++) {
      for (int u = 0; u < units(); u++) {
        int v = group * units() + u;
        code.append("      v%d = v%d.rearrange(IN_%d);%n".formatted(v, v, u));
      }
    }
    exchange(code);
    return code.toString();
  }

  /** The statements back. */
  String toRows() {
    StringBuilder code = new StringBuilder();
    exchange(code);
    for (int group = 0; group < unit; group++) {
      for (int u = 0; u < units(); u++) {
        int v = group * units() + u;
        code.append("      v%d = v%d.rearrange(OUT_%d);%n".formatted(v, v, u));
      }
    }
    for (int step : steps()) {
      rotate(code, step, step);
    }
    return code.toString();
  }

  /** The name of the vector that holds a column, after {@link #toColumns}. */
  String column(int j) {
    return "v" + (j % unit * units() + j / unit);
  }

  private void rotate(StringBuilder code, int step, int shift) {
    for (int group = 0; group < unit; group++) {
      for (int u = 0; u < units(); u++) {
        int v = group * units() + u;
        int other = group * units() + Math.floorMod(u + shift, units());
        code.append(
            "      $Float$Vector r%1$d_%2$d = v%2$d.blend(v%3$d, ROTATED_%1$d);%n"
                .formatted(step, v, other));
      }
    }
    for (int v = 0; v < classes; v++) {
      code.append("      v%d = r%d_%d;%n".formatted(v, step, v));
    }
  }

  private void exchange(StringBuilder code) {
    for (int distance : exchanges()) {
      for (int group = 0; group < unit; group++) {
        if ((group & distance) != 0) {
          continue;
        }
        for (int u = 0; u < units(); u++) {
          int a = group * units() + u;
          int b = (group | distance) * units() + u;
          code.append(
              """
                    $Float$Vector x%1$d_%2$d = v%3$d.blend(v%2$d, UPPER_%1$d).rearrange(PARTNER_%1$d);
                    v%2$d = v%2$d.blend(x%1$d_%2$d, UPPER_%1$d);
                    v%3$d = x%1$d_%2$d.blend(v%3$d, UPPER_%1$d);
              """
                  .formatted(distance, a, b));
        }
      }
    }
  }
}
