package io.lossmith.oracle;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Everything that a softmax cross-entropy may be told, as {@link ExactLoss} takes it. The values
 * are the numbers that count: for a computation in float, round weights, smoothing, temperature and
 * the like to float first.
 *
 * <p>A reference may also be asked for what a product refuses, such as a single class or weights
 * that are all 0. A focal exponent goes with index targets without smoothing only.
 *
 * <p>Immutable: every {@code with...} returns another object.
 */
public final class LossOptions {
  private final int classes;
  private Target target = Target.INDEX;
  private Reduction reduction = Reduction.MEAN;
  private List<Double> classWeights = List.of();
  private OptionalInt ignoreIndex = OptionalInt.empty();
  private double labelSmoothing;
  private Divisor divisor = Divisor.BY_TARGET;
  private boolean emptyMeanZero;
  private LogitTransform transform = LogitTransform.IDENTITY;
  private Set<Integer> maskedClasses = Set.of();
  private double zLoss;
  private double focalGamma;

  private LossOptions(int classes) {
    this.classes = classes;
  }

  private LossOptions(LossOptions other) {
    classes = other.classes;
    target = other.target;
    reduction = other.reduction;
    classWeights = other.classWeights;
    ignoreIndex = other.ignoreIndex;
    labelSmoothing = other.labelSmoothing;
    divisor = other.divisor;
    emptyMeanZero = other.emptyMeanZero;
    transform = other.transform;
    maskedClasses = other.maskedClasses;
    zLoss = other.zLoss;
    focalGamma = other.focalGamma;
  }

  /** What the targets are. */
  public enum Target {
    /** One class a row. */
    INDEX,
    /** One distribution a row, which need not sum to 1. */
    PROBABILITIES
  }

  /** What becomes of the rows' losses. */
  public enum Reduction {
    /** They are returned as they are; their sum is what is differentiated. */
    NONE,
    /** They are added. */
    SUM,
    /** Their sum is divided: see {@link Divisor}. */
    MEAN
  }

  /** What a mean divides by. */
  public enum Divisor {
    /** {@link #TARGET_WEIGHTS} of index targets, {@link #ALL_ROWS} of probabilities. */
    BY_TARGET,
    /** The sum of sample weight times the target's class weight over the rows that are kept. */
    TARGET_WEIGHTS,
    /** The number of rows that are kept. */
    KEPT_ROWS,
    /** The number of rows. */
    ALL_ROWS
  }

  /** Returns the plain loss: index targets, the mean over the rows, no option used. */
  public static LossOptions of(int classes) {
    return new LossOptions(classes);
  }

  /** Returns the same with targets of the other kind. */
  public LossOptions withTarget(Target kind) {
    LossOptions options = new LossOptions(this);
    options.target = kind;
    return options;
  }

  /** Returns the same with another reduction. */
  public LossOptions withReduction(Reduction another) {
    LossOptions options = new LossOptions(this);
    options.reduction = another;
    return options;
  }

  /**
   * Returns the same with these class weights, one a class; none if there are no values.
   *
   * @throws IllegalArgumentException if their number is another
   */
  public LossOptions withClassWeights(double... weights) {
    LossOptions options = new LossOptions(this);
    options.classWeights = Numbers.oneEach("class weights", classes, weights);
    return options;
  }

  /** Returns the same, where rows of this target count for nothing. */
  public LossOptions withIgnoreIndex(int ignored) {
    LossOptions options = new LossOptions(this);
    options.ignoreIndex = OptionalInt.of(ignored);
    return options;
  }

  /** Returns the same, where this share of every target is spread over the classes. */
  public LossOptions withLabelSmoothing(double share) {
    LossOptions options = new LossOptions(this);
    options.labelSmoothing = share;
    return options;
  }

  /** Returns the same with another divisor of the mean. */
  public LossOptions withDivisor(Divisor another) {
    LossOptions options = new LossOptions(this);
    options.divisor = another;
    return options;
  }

  /** Returns the same, where a mean whose divisor is 0 is 0 instead of NaN. */
  public LossOptions withEmptyMeanZero() {
    LossOptions options = new LossOptions(this);
    options.emptyMeanZero = true;
    return options;
  }

  /** Returns the same with the logits transformed. */
  public LossOptions withTransform(LogitTransform another) {
    LossOptions options = new LossOptions(this);
    options.transform = another;
    return options;
  }

  /** Returns the same without these classes. */
  public LossOptions withMaskedClasses(Integer... masked) {
    LossOptions options = new LossOptions(this);
    options.maskedClasses = Set.of(masked);
    return options;
  }

  /** Returns the same plus this many times the squared log-sum-exp of every row. */
  public LossOptions withZLoss(double factor) {
    LossOptions options = new LossOptions(this);
    options.zLoss = factor;
    return options;
  }

  /** Returns the same, multiplied by this power of 1 - p(target). */
  public LossOptions withFocalGamma(double gamma) {
    LossOptions options = new LossOptions(this);
    options.focalGamma = gamma;
    return options;
  }

  /** Returns the number of classes, C, masked ones included. */
  public int classes() {
    return classes;
  }

  /** Returns whether targets are one class a row. */
  public boolean hasIndexTargets() {
    return target == Target.INDEX;
  }

  /** Returns what becomes of the rows' losses. */
  public Reduction reduction() {
    return reduction;
  }

  /** Returns the weight of a class: 1 if there are none. */
  public double classWeight(int j) {
    return classWeights.isEmpty() ? 1 : classWeights.get(j);
  }

  /** Returns whether rows of this target count for nothing. */
  public boolean ignores(int index) {
    return ignoreIndex.isPresent() && ignoreIndex.getAsInt() == index;
  }

  /** Returns the share of a target that is spread over the classes. */
  public double labelSmoothing() {
    return labelSmoothing;
  }

  /** Returns what a mean divides by: never {@link Divisor#BY_TARGET}. */
  public Divisor divisor() {
    if (divisor != Divisor.BY_TARGET) {
      return divisor;
    }
    return hasIndexTargets() ? Divisor.TARGET_WEIGHTS : Divisor.ALL_ROWS;
  }

  /** Returns what a mean is whose divisor is 0. */
  public DoubleDouble emptyMean() {
    return emptyMeanZero ? DoubleDouble.ZERO : DoubleDouble.NAN;
  }

  /** Returns what is done to the logits. */
  public LogitTransform transform() {
    return transform;
  }

  /** Returns whether a class exists. */
  public boolean isLive(int j) {
    return !maskedClasses.contains(j);
  }

  /** Returns the number of classes that exist. */
  public int liveClasses() {
    return classes - maskedClasses.size();
  }

  /** Returns the factor of the squared log-sum-exp. */
  public double zLoss() {
    return zLoss;
  }

  /** Returns the exponent of 1 - p(target). */
  public double focalGamma() {
    return focalGamma;
  }

  /**
   * Checks that there is a formula.
   *
   * @throws IllegalArgumentException if there is a focal exponent beside an option that it does not
   *     go with
   */
  void checkFocal() {
    boolean plain = hasIndexTargets() && labelSmoothing == 0;
    if (focalGamma != 0 && !plain) {
      throw new IllegalArgumentException(
          "a focal exponent goes with index targets without smoothing: " + this);
    }
  }

  /** Names every option, for failure messages. */
  @Override
  public String toString() {
    return ("C=%d %s %s weights=%s ignore=%s smoothing=%s divisor=%s emptyZero=%s %s masked=%s"
            + " z=%s gamma=%s")
        .formatted(
            classes,
            target,
            reduction,
            classWeights,
            ignoreIndex,
            labelSmoothing,
            divisor(),
            emptyMeanZero,
            transform,
            maskedClasses,
            zLoss,
            focalGamma);
  }
}
