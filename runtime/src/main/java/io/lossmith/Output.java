package io.lossmith;

/**
 * What {@code loss} and {@code lossAndGradient} also return, a value a row, into an array of the
 * caller's each. It comes from the same pass over the logits. The arrays stand in the order of
 * these constants, whatever the order in the annotation. {@code nll}, which has no logits, returns
 * none of them: of log-probabilities, the losses of the rows are what reduction NONE gives.
 */
public enum Output {
  /** The loss of each row, before the reduction; 0 for an ignored row. */
  LOSSES,

  /** The log-sum-exp of each row's logits as transformed, also of an ignored row. */
  LOG_SUM_EXP,

  /** The probability of each row's target class, 0 to 1; 0 for an ignored row. */
  TARGET_PROBABILITY,

  /** The class of each row's largest logit as transformed, the first on a tie. */
  ARGMAX
}
