package io.lossmith.build;

/**
 * Writes the kernels of strips, which lie a class a lane: those of one or two times sixteen logits
 * in one loop over strips, longer ones in a loop of their own, and each with a tail and without. A
 * choice inside of the loops would make the compiler put vectors on the heap.
 */
final class StripsSource {
  private static final int LONGEST_WRITTEN_OUT = 2;

  private static final String PARAMETERS =
      """
            $float$[] logits,
            int at,
            int step,
            int strips,
            int length,
            $float$[] maxima,
            int maximaAt,
            int maximaStep,
            $float$[] exponentials,
            int to,
            int toStep,
            $float$[] lanes,
            int sums) {
      """;

  private static final String ARGUMENTS =
      "logits, at, step, strips, length, maxima, maximaAt, maximaStep, exponentials, to, toStep,"
          + " lanes, sums";

  private final String constants;
  private final int degree;

  /**
   * Makes the writer.
   *
   * @param constants what the exponential refers to
   * @param degree the degree of its polynomial
   */
  StripsSource(String constants, int degree) {
    this.constants = constants;
    this.degree = degree;
  }

  /**
   * The calls of the kernels, in a method that knows {@code blocks} and whether it {@code isWhole}.
   */
  static String choices() {
    StringBuilder code = new StringBuilder();
    for (int blocks = 1; blocks <= LONGEST_WRITTEN_OUT; blocks++) {
      code.append(choice("blocks == %d && isWhole".formatted(blocks), name(blocks, false)));
      code.append(choice("blocks == %d".formatted(blocks), name(blocks, true)));
    }
    code.append(choice("isWhole", name(0, false)));
    return code.append("{%n      %s(%s);%n    }".formatted(name(0, true), ARGUMENTS)).toString();
  }

  private static String choice(String condition, String name) {
    return "if (%s) {%n      %s(%s);%n    } else ".formatted(condition, name, ARGUMENTS);
  }

  /** The kernels. */
  String kernels() {
    StringBuilder code = new StringBuilder();
    for (int blocks = 0; blocks <= LONGEST_WRITTEN_OUT; blocks++) {
      code.append(kernel(blocks, false)).append(kernel(blocks, true));
    }
    return code.toString();
  }

  private static String name(int blocks, boolean hasTail) {
    String name =
        switch (blocks) {
          case 0 -> "manyBlocks";
          case 1 -> "oneBlock";
          default -> "twoBlocks";
        };
    return hasTail ? name + "AndTail" : name;
  }

  /** No number of blocks stands for any. */
  private String kernel(int blocks, boolean hasTail) {
    StringBuilder code = new StringBuilder();
    code.append("\n  private static void %s(\n".formatted(name(blocks, hasTail)))
        .append(PARAMETERS);
    code.append(constants).append(START);
    if (hasTail) {
      code.append(TAIL_START);
    }
    if (blocks == 0) {
      code.append(
          """
                $Float$Vector sum = zero;
                $Int$Vector count = $Int$Vector.zero($INTS$);
                int end = from + length - %s;
                for (int j = from + part; j < end; j += LANES) {
                  $Float$Vector distance = maximum.sub($Float$Vector.fromArray($FLOATS$, logits, j));
          %s        exponential.intoArray(exponentials, shift + j);
          %s        count = count.add(below);
                  sum = sum.add(term);
                }
          """
              .formatted(hasTail ? "past" : "0", exponential(""), term("")));
    }
    for (int block = 0; block < blocks; block++) {
      code.append(
          """
                int place%1$d = from + part + %1$d * LANES;
                $Float$Vector distance%1$d =
                    maximum.sub($Float$Vector.fromArray($FLOATS$, logits, place%1$d));
          %2$s      exponential%1$d.intoArray(exponentials, shift + place%1$d);
          %3$s"""
              .formatted(block, exponential("" + block), term("" + block)));
      code.append(
          block == 0
              ? "      $Int$Vector count = below0;\n      $Float$Vector sum = term0;\n"
              : "      count = count.add(below%1$d);\n      sum = sum.add(term%1$d);\n"
                  .formatted(block));
    }
    if (hasTail) {
      code.append(exponential("OfTail")).append(TAIL_END);
    }
    return code.append(END).append("    }\n  }\n").toString();
  }

  private String exponential(String suffix) {
    return Exponential.of(suffix, degree);
  }

  private static String term(String suffix) {
    return """
              $Int$Vector bits%1$s = distance%1$s.reinterpretAs$Int$s();
              $Int$Vector below%1$s =
                  bits%1$s.or(bits%1$s.neg()).lanewise(ASHR, $Integer$.SIZE - 1);
              $Float$Vector term%1$s =
                  exponential%1$s.reinterpretAs$Int$s().and(below%1$s).reinterpretAs$Float$s();
        """
        .formatted(suffix);
  }

  /** What every kernel begins a part of a strip with. */
  private static final String START =
      """
          $Int$Vector rounderBits = rounder.reinterpretAs$Int$s();
          for (int unit = 0; unit < strips * PARTS; unit++) {
            int strip = unit / PARTS;
            int part = unit % PARTS * $Lanes$.COUNT;
            $Float$Vector maximum =
                $Float$Vector.broadcast($FLOATS$, maxima[maximaAt + strip * maximaStep]);
            int from = at + strip * step;
            int shift = to + strip * toStep - from;
      """;

  /** What it ends it with. */
  private static final String END =
      """
            int slot = sums + LANES * strip + part;
            sum.intoArray(lanes, slot);
            count
                .add(rounderBits)
                .reinterpretAs$Float$s()
                .sub(rounder)
                .intoArray(lanes, slot + $LaneSums$.TO_COUNTS);
      """;

  /** Takes a tail's logits before any exponential may overwrite them. */
  private static final String TAIL_START =
      """
            int past = length % LANES;
            $Int$Vector counted = $Int$Vector.fromArray($INTS$, LANES_FROM, past + part);
            int tail = from + length - LANES + part;
            $Float$Vector distanceOfTail =
                maximum.sub($Float$Vector.fromArray($FLOATS$, logits, tail));
      """;

  /** Where vectors are shorter than sixteen lanes, masked ones may be logits still to be read. */
  private static final String TAIL_END =
      """
            $Int$Vector written = exponentialOfTail.reinterpretAs$Int$s();
            if (PARTS > 1) {
              $Int$Vector before =
                  $Float$Vector.fromArray($FLOATS$, exponentials, shift + tail).reinterpretAs$Int$s();
              written = written.and(counted).or(before.and(counted.not()));
            }
            written.reinterpretAs$Float$s().intoArray(exponentials, shift + tail);
            $Int$Vector bitsOfTail = distanceOfTail.reinterpretAs$Int$s();
            $Int$Vector belowOfTail =
                bitsOfTail.or(bitsOfTail.neg()).lanewise(ASHR, $Integer$.SIZE - 1).and(counted);
            count = count.add(belowOfTail);
            sum =
                sum.add(
                    exponentialOfTail
                        .reinterpretAs$Int$s()
                        .and(belowOfTail)
                        .reinterpretAs$Float$s());
      """;
}
