package io.lossmith.build;

/**
 * Writes the kernels of strips, which lie a class a lane: those of one or two blocks of sixteen
 * logits in one loop over strips, longer ones in a loop of their own, and each with a tail and
 * without. A choice inside of the loops would make the compiler put vectors on the heap.
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
      "\n          logits, at, step, strips, length, maxima, maximaAt, maximaStep, exponentials,"
          + "\n          to, toStep, lanes, sums";

  private static final String MULTIPLE = "multipleBlocks";

  private final String constants;
  private final StripBlocks blocks;

  /**
   * Makes the writer.
   *
   * @param constants what the exponential refers to
   * @param blocks what writes the blocks of a strip
   */
  StripsSource(String constants, StripBlocks blocks) {
    this.constants = constants;
    this.blocks = blocks;
  }

  /**
   * The calls of the kernels, in a method that knows {@code blocks} and whether it {@code isWhole}.
   */
  String choices() {
    StringBuilder code = new StringBuilder();
    for (int count = 1; count <= LONGEST_WRITTEN_OUT; count++) {
      code.append(choice("blocks == %d && isWhole".formatted(count), name(count, false)));
      code.append(choice("blocks == %d".formatted(count), name(count, true)));
    }
    if (blocks.atOnce() > 1) {
      String isMultiple = "PARTS == 1 && isWhole && blocks %% %d == 0".formatted(blocks.atOnce());
      code.append(choice(isMultiple, MULTIPLE));
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
    for (int count = 0; count <= LONGEST_WRITTEN_OUT; count++) {
      for (boolean hasTail : new boolean[] {false, true}) {
        String strip = count == 0 ? blocks.many(hasTail) : blocks.few(count);
        code.append(kernel(name(count, hasTail), strip, hasTail));
      }
    }
    if (blocks.atOnce() > 1) {
      code.append(kernel(MULTIPLE, blocks.multiple(), false));
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

  private String kernel(String name, String strip, boolean hasTail) {
    StringBuilder code = new StringBuilder();
    code.append("\n  private static void %s(\n".formatted(name)).append(PARAMETERS);
    code.append(constants).append(START);
    if (hasTail) {
      code.append(TAIL_START);
    }
    code.append(strip);
    if (hasTail) {
      code.append(blocks.exponential("OfTail")).append(TAIL_END);
    }
    return code.append(END).append("    }\n  }\n").toString();
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
