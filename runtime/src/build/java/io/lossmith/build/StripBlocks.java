package io.lossmith.build;

/**
 * Writes what a kernel of strips does with the whole blocks of one: their exponentials, stored, and
 * the sum and count of the terms below the maximum.
 *
 * <p>In a long strip several blocks take each statement together, as long as there are so many,
 * then two. The processor looks only so far ahead: with a block after the other it finds too few
 * statements that do not wait for the one before. Where vectors are shorter than a block, registers
 * are too few for that, and for the longer polynomials of doubles it gains nothing.
 *
 * @param degree the degree of the exponential's polynomial
 * @param atOnce how many blocks take statements together; 1 for none
 */
record StripBlocks(int degree, int atOnce) {
  private static final String SUM_START =
      """
            $Float$Vector sum = zero;
            $Int$Vector count = $Int$Vector.zero($INTS$);
      """;

  /** A few, written out. */
  String few(int blocks) {
    StringBuilder code = new StringBuilder();
    for (int block = 0; block < blocks; block++) {
      code.append(block("" + block, "from + part", block));
      code.append(
          block == 0
              ? "      $Int$Vector count = below0;\n      $Float$Vector sum = term0;\n"
              : added("" + block));
    }
    return code.toString();
  }

  /** Any number. */
  String many(boolean hasTail) {
    String loop =
        """
              for (; j < end; j += LANES) {
        %s      }
        """
            .formatted(together(1).indent(2));
    return SUM_START
        + (hasTail ? "      int end = from + length - past;\n" : "      int end = from + length;\n")
        + "      int j = from + part;\n"
        + (atOnce == 1 ? "" : ahead())
        + loop;
  }

  /** A multiple of as many as take statements together. */
  String multiple() {
    return SUM_START
        + """
                int end = from + length;
                for (int j = from; j < end; j += %d * LANES) {
          %s        }
          """
            .formatted(atOnce, together(atOnce).indent(2));
  }

  /** As many blocks as there are, four and two at once. */
  private String ahead() {
    return """
              if (PARTS == 1) {
                for (; j <= end - %1$d * LANES; j += %1$d * LANES) {
        %2$s        }
                if (j <= end - 2 * LANES) {
        %3$s          j += 2 * LANES;
                }
              }
        """
        .formatted(atOnce, together(atOnce).indent(4), together(2).indent(4));
  }

  /** So many blocks from {@code j} on, statement by statement. */
  private String together(int blocks) {
    String[][] statements = new String[blocks][];
    for (int block = 0; block < blocks; block++) {
      String text = block("" + block, "j", block) + added("" + block);
      statements[block] = text.split("(?<=;\n)");
    }
    StringBuilder code = new StringBuilder();
    for (int statement = 0; statement < statements[0].length; statement++) {
      for (String[] ofBlock : statements) {
        code.append(ofBlock[statement]);
      }
    }
    return code.toString();
  }

  /** The exponentials of the block so many after a place, stored, and the term that it adds. */
  private String block(String suffix, String start, int after) {
    String place =
        switch (after) {
          case 0 -> start;
          case 1 -> start + " + LANES";
          default -> "%s + %d * LANES".formatted(start, after);
        };
    return """
              int place%1$s = %2$s;
              $Float$Vector distance%1$s =
                  maximum.sub($Float$Vector.fromArray($FLOATS$, logits, place%1$s));
        %3$s      exponential%1$s.intoArray(exponentials, shift + place%1$s);
        %4$s"""
        .formatted(suffix, place, exponential(suffix), term(suffix));
  }

  private static String added(String suffix) {
    return """
              count = count.add(below%1$s);
              sum = sum.add(term%1$s);
        """
        .formatted(suffix);
  }

  /** The statements that make the exponential of a distance, names with a suffix. */
  String exponential(String suffix) {
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
}
