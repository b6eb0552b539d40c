package io.lossmith.oracle;

import java.util.List;
import java.util.OptionalInt;

/**
 * Everything that a sigmoid cross-entropy may be told, as {@link ExactSigmoid} takes it. The values
 * are the numbers that count: for a computation in float, round them to float first.
 *
 * <p>Immutable: every {@code with...} returns another object.
 */
public final class SigmoidOptions {
  private final int classes;
  private LossOptions.Reduction reduction = LossOptions.Reduction.MEAN;
  private Divisor divisor = Divisor.ALL_ENTRIES;
  private List<Double> positiveWeights = List.of();
  private List<Double> classWeights = List.of();
  private OptionalInt ignoreIndex = OptionalInt.empty();
  private double labelSmoothing;
  private double focalGamma;
  private boolean emptyMeanZero;

  private SigmoidOptions(int classes) {
    this.classes = classes;
  }

  private SigmoidOptions(SigmoidOptions other) {
    classes = other.classes;
    reduction = other.reduction;
    divisor = other.divisor;
    positiveWeights = other.positiveWeights;
    classWeights = other.classWeights;
    ignoreIndex = other.ignoreIndex;
    labelSmoothing = other.labelSmoothing;
    focalGamma = other.focalGamma;
    emptyMeanZero = other.emptyMeanZero;
  }

  /** What a mean divides by; an entry is one class of one row. */
  public enum Divisor {
    /** The number of entries: PyTorch's, weights or not. */
    ALL_ENTRIES,
    /** The number of entries that are not ignored. */
    KEPT_ENTRIES,
    /** The number of rows. */
    ALL_ROWS,
    /** The number of rows with at least one entry that is not ignored. */
    KEPT_ROWS,
    /** The sum of sample weight times class weight over the entries that are not ignored. */
    WEIGHTS
  }

  /** Returns the plain loss: the mean over the entries, no option used. */
  public static SigmoidOptions of(int classes) {
    return new SigmoidOptions(classes);
  }

  /** Returns the same with another reduction. */
  public SigmoidOptions withReduction(LossOptions.Reduction another) {
    SigmoidOptions options = new SigmoidOptions(this);
    options.reduction = another;
    return options;
  }

  /** Returns the same with another divisor of the mean. */
  public SigmoidOptions withDivisor(Divisor another) {
    SigmoidOptions options = new SigmoidOptions(this);
    options.divisor = another;
    return options;
  }

  /** Returns the same with weights of the positive part of the loss, one a class. */
  public SigmoidOptions withPositiveWeights(double... weights) {
    SigmoidOptions options = new SigmoidOptions(this);
    options.positiveWeights = Numbers.oneEach("positive weights", classes, weights);
    return options;
  }

  /** Returns the same with weights of both parts of the loss, one a class. */
  public SigmoidOptions withClassWeights(double... weights) {
    SigmoidOptions options = new SigmoidOptions(this);
    options.classWeights = Numbers.oneEach("class weights", classes, weights);
    return options;
  }

  /** Returns the same, where entries of this target count for nothing. */
  public SigmoidOptions withIgnoreIndex(int ignored) {
    SigmoidOptions options = new SigmoidOptions(this);
    options.ignoreIndex = OptionalInt.of(ignored);
    return options;
  }

  /** Returns the same with targets y moved to y (1 - share) + share / 2. */
  public SigmoidOptions withLabelSmoothing(double share) {
    SigmoidOptions options = new SigmoidOptions(this);
    options.labelSmoothing = share;
    return options;
  }

  /** Returns the same, multiplied by this power of y (1 - p) + (1 - y) p. */
  public SigmoidOptions withFocalGamma(double gamma) {
    SigmoidOptions options = new SigmoidOptions(this);
    options.focalGamma = gamma;
    return options;
  }

  /** Returns the same, where a mean whose divisor is 0 is 0 instead of NaN. */
  public SigmoidOptions withEmptyMeanZero() {
    SigmoidOptions options = new SigmoidOptions(this);
    options.emptyMeanZero = true;
    return options;
  }

  /** Returns the number of classes: the logits of a row. */
  public int classes() {
    return classes;
  }

  /** Returns what becomes of the entries' losses. */
  public LossOptions.Reduction reduction() {
    return reduction;
  }

  /** Returns what a mean divides by. */
  public Divisor divisor() {
    return divisor;
  }

  /** Returns the weight of the positive part of a class's loss: 1 if there are none. */
  public double positiveWeight(int j) {
    return positiveWeights.isEmpty() ? 1 : positiveWeights.get(j);
  }

  /** Returns the weight of a class: 1 if there are none. */
  public double classWeight(int j) {
    return classWeights.isEmpty() ? 1 : classWeights.get(j);
  }

  /** Returns whether entries of this target count for nothing. */
  public boolean ignores(double target) {
    return ignoreIndex.isPresent() && ignoreIndex.getAsInt() == target;
  }

  /** Returns how much of a target is taken for half of each. */
  public double labelSmoothing() {
    return labelSmoothing;
  }

  /** Returns the exponent of the focal factor. */
  public double focalGamma() {
    return focalGamma;
  }

  /** Returns what a mean is whose divisor is 0. */
  public DoubleDouble emptyMean() {
    return emptyMeanZero ? DoubleDouble.ZERO : DoubleDouble.NAN;
  }

  /** Names every option, for failure messages. */
  @Override
  public String toString() {
    return "C=%d %s divisor=%s positive=%s weights=%s ignore=%s smoothing=%s gamma=%s"
        .formatted(
            classes,
            reduction,
            divisor,
            positiveWeights,
            classWeights,
            ignoreIndex,
            labelSmoothing,
            focalGamma);
  }
}
