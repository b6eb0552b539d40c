package io.lossmith.build;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The two types of a logit that kernels are written for: what the words of a template become, and
 * the little that differs by more than words.
 */
enum ElementType {
  FLOAT(6, List.of(4, 8, 16), 6, 10, 4),
  DOUBLE(11, List.of(4, 8), 4, 4, 1);

  /** What words become for doubles; for floats they stay. Others are names, see {@link #word}. */
  private static final Map<String, String> DOUBLES =
      Map.of(
          "float", "double",
          "Float", "Double",
          "FLOATS", "DOUBLES",
          "int", "long",
          "Int", "Long",
          "Integer", "Long",
          "INTS", "LONGS",
          "ScalarMath", "DoubleMath",
          "FloatPolynomials", "DoublePolynomials");

  private static final String GATHERED_TARGETS =
      """
      TargetLogits.gather(
              logits, at, classes, targets, targetsAt, rows, indices, losses, lossesAt);""";

  private static final String TARGETS_ONE_BY_ONE =
      """
      for (int row = 0; row < rows; row++) {
            losses[lossesAt + row] = logits[at + row * classes + targets[targetsAt + row]];
          }""";

  private static final String TARGET =
      "      IntVector target = IntVector.fromArray(INTS, targets, targetsAt + row);";

  private static final String TARGET_AS_LONG =
      """
            LongVector target =
                (LongVector)
                    jdk.incubator.vector.IntVector.fromArray($Lanes$.TARGETS, targets, targetsAt + row)
                        .convertShape(I2L, LONGS, 0);"""
          .indent(6)
          .stripTrailing();

  private static final String TARGETS_SPECIES =
      """
        /** The species of as many targets. */
        static final VectorSpecies<Integer> TARGETS =
            VectorSpecies.of(
                int.class,
                jdk.incubator.vector.VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

      """;

  /** HotSpot allocates a vector for each reduction of four longs. */
  private static final String GREATEST_OF_LONGS =
      """
      $Lanes$.COUNT == 4
              ? Math.max(
                  Math.max(keys.lane(0), keys.lane(1)), Math.max(keys.lane(2), keys.lane(3)))
              : keys.reduceLanes(MAX)""";

  private static final String ZERO = "    $Float$Vector zero = $Float$Vector.zero($FLOATS$);\n";

  /** The degree of the exponential's polynomial. */
  private final int degree;

  /** How many lanes a vector may have. HotSpot rearranges no vectors of two. */
  private final List<Integer> lanes;

  /** The most columns that stay in registers from the rows to the exponentials. */
  private final int mostInRegisters;

  /**
   * The most classes whose exponentials are written out. Beyond, a loop over them is as fast or
   * faster, and JDK 17 put vectors of 15 classes on the heap at 256 bits.
   */
  private final int longestWrittenOut;

  /** How many blocks of a strip take each statement together. */
  private final int blocksAtOnce;

  ElementType(
      int degree,
      List<Integer> lanes,
      int mostInRegisters,
      int longestWrittenOut,
      int blocksAtOnce) {
    this.degree = degree;
    this.lanes = lanes;
    this.mostInRegisters = mostInRegisters;
    this.longestWrittenOut = longestWrittenOut;
    this.blocksAtOnce = blocksAtOnce;
  }

  List<Integer> lanes() {
    return lanes;
  }

  int mostInRegisters() {
    return mostInRegisters;
  }

  int longestWrittenOut() {
    return longestWrittenOut;
  }

  /** Whether kernels of this type use what a template is for. */
  boolean uses(String template) {
    return this == FLOAT || !template.equals("TargetLogits");
  }

  /** What a word becomes; a name without a counterpart of its own gets "Double" in front. */
  String word(String word) {
    return this == FLOAT ? word : DOUBLES.getOrDefault(word, "Double" + word);
  }

  /** What takes whole statements' places; itself text of a template. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    Numbers numbers = Exponential.numbers(degree);
    texts.put("EXPONENTIAL_NUMBERS", numbers.elements());
    String constants = ZERO + numbers.vectors();
    texts.put("EXPONENTIAL_CONSTANTS", constants);
    texts.put("EXPONENTIAL", Exponential.of("", degree));
    texts.put("LOGARITHM_NUMBERS", Logarithm.numbers(this).elements());
    texts.put("LOGARITHM_CONSTANTS", Logarithm.constants(this));
    texts.put("LOGARITHM", Logarithm.of(this));
    StripsSource strips = new StripsSource(constants, new StripBlocks(degree, blocksAtOnce));
    texts.put("STRIPS_CHOICES", strips.choices());
    texts.put("STRIPS_KERNELS", strips.kernels());
    texts.put("SHORT_ROWS", Turn.choices(lanes));
    boolean isFloat = this == FLOAT;
    // A gather is faster, but takes ints for indices, which are as wide as floats alone.
    texts.put("TARGET_LOGITS", isFloat ? GATHERED_TARGETS : TARGETS_ONE_BY_ONE);
    texts.put("TARGET", isFloat ? TARGET : TARGET_AS_LONG);
    texts.put("TARGETS_SPECIES", isFloat ? "" : TARGETS_SPECIES);
    texts.put("INDICES", isFloat ? "  private final int[] indices = new int[MOST_ROWS];\n" : "");
    texts.put("GREATEST_KEY", isFloat ? "keys.reduceLanes(MAX)" : GREATEST_OF_LONGS);
    // The sums of chunks are added in more than their own precision.
    texts.put("NO_CHUNKS", isFloat ? "double sum = 0;" : "double sum = 0;\n    double lost = 0;");
    texts.put(
        "ADD_CHUNK",
        isFloat
            ? "sum += chunkSum;"
            : """
              double next = sum + chunkSum;
              lost += io.lossmith.kernel.CompensatedSum.lost(sum, chunkSum, next);
              sum = next;""");
    texts.put(
        "SUM_OF_CHUNKS",
        isFloat ? "(float) sum" : "io.lossmith.kernel.CompensatedSum.total(sum, lost)");
    return texts;
  }

  String exponential(String suffix) {
    return Exponential.of(suffix, degree);
  }
}
