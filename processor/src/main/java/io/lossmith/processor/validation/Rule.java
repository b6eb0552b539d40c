package io.lossmith.processor.validation;

import java.util.Locale;

/**
 * Every rule that the processor enforces, and the words in which it says so. A diagnostic reads
 * {@code [id] what was found; the rule; the fix}. An id, once released, keeps its meaning.
 */
public enum Rule {
  CLASSES_TOO_FEW(
      "LossmithClassesTooFew",
      "classes of %s is %d",
      "a classifier tells 2 classes or more apart",
      "state the number of logits in a row; a binary classifier with one logit has classes = 2,"
          + " with 0 as the other logit"),
  CLASSES_NONE(
      "LossmithClassesNone",
      "classes of %s is %d",
      "there is one logit a class",
      "state the number of logits in a row, 1 for a binary classifier"),
  CLASSES_TOO_MANY(
      "LossmithClassesTooMany",
      "classes of %s is %d",
      "there may be 16777216 classes at most, since a float counts no further",
      "state 16777216 or fewer"),
  BATCH_DIMENSION(
      "LossmithBatchDimension", "batch[%d] of %s is %d", "a dimension is 1 or more", "%s"),
  BATCH_ANY_NOT_FIRST(
      "LossmithBatchAnyNotFirst",
      "batch[%d] of %s is ANY (-1)",
      "only the first dimension may be known at run time alone",
      "state this dimension's size, or move it to the front"),
  BATCH_TOO_LARGE(
      "LossmithBatchTooLarge",
      "%s of %s has %d rows of %d classes, %d logits",
      "logits are one array, of 2147483639 elements at most",
      "state smaller dimensions and call the loss once for each part of the batch"),
  ONE_A_CLASS(
      "LossmithOneAClass",
      "%s of %s holds %d values for %d classes",
      "there is one value a class, in the order of the classes, masked ones included",
      "state %d values, or leave %s out"),
  CLASS_WEIGHT("LossmithClassWeight", "%s of %s is %s", "a weight is finite and 0 or more", "%s"),
  CLASS_WEIGHTS_ALL_ZERO(
      "LossmithClassWeightsAllZero",
      "classWeights of %s is 0 for every class that is not masked",
      "without a positive weight there is no loss",
      "state a positive weight, or leave classWeights out for equal ones"),
  POSITIVE_WEIGHT(
      "LossmithPositiveWeight",
      "%s of %s is %s",
      "the weight of a class that is there is positive and finite",
      "%s"),
  IGNORE_INDEX_MANY(
      "LossmithIgnoreIndexMany",
      "ignoreIndex of %s holds %d values",
      "one target at most drops its row",
      "keep one, and write it where the targets have another"),
  IGNORE_INDEX_PROBABILITIES(
      "LossmithIgnoreIndexProbabilities",
      "ignoreIndex of %s is %d, and target is PROBABILITIES",
      "probabilities have no index that could be ignored",
      "leave ignoreIndex out and give a sample weight of 0 to what should not count, or state target"
          + " = Target.INDEX"),
  LABEL_SMOOTHING(
      "LossmithLabelSmoothing",
      "%s of %s is %s",
      "the smoothing is the share of a target that is spread over the classes, 0 to 1",
      "%s"),
  FOCAL_GAMMA("LossmithFocalGamma", "%s of %s is %s", "the exponent is finite and 0 or more", "%s"),
  FOCAL_PROBABILITIES(
      "LossmithFocalProbabilities",
      "focalGamma of %s is %s, and target is PROBABILITIES",
      "the focal factor is made of the probability of one known target",
      "leave focalGamma out, or state target = Target.INDEX"),
  FOCAL_SMOOTHING(
      "LossmithFocalSmoothing",
      "focalGamma of %s is %s, and labelSmoothing is %s",
      "the focal factor is made of the probability of one known target, and smoothing adds others",
      "leave focalGamma out, or labelSmoothing"),
  Z_LOSS(
      "LossmithZLoss",
      "%s of %s is %s",
      "the factor of the squared log-sum-exp is finite and 0 or more",
      "%s"),
  TEMPERATURE(
      "LossmithTemperature",
      "%s of %s is %s",
      "a temperature is positive and finite, and so is 1 / temperature in the precision of the loss",
      "%s"),
  LOGIT_SOFTCAP(
      "LossmithLogitSoftcap", "%s of %s is %s", "the cap is a finite magnitude, 0 for none", "%s"),
  LOGIT_ADJUSTMENT(
      "LossmithLogitAdjustment", "%s of %s is %s", "what is added to a logit is finite", "%s"),
  MASKED_CLASS(
      "LossmithMaskedClass", "maskedClasses[%d] of %s is %d", "the classes are 0 to %d", "%s"),
  MASKED_TOO_MANY(
      "LossmithMaskedTooMany",
      "maskedClasses of %s leaves %d of %d classes",
      "a classifier tells 2 classes or more apart",
      "mask fewer classes"),
  DIVISOR_PROBABILITIES(
      "LossmithDivisorProbabilities",
      "divisor of %s is TARGET_WEIGHTS, and target is PROBABILITIES",
      "the weight of a target is the weight of its one class",
      "state divisor = Divisor.ALL_ROWS, as PyTorch divides, or target = Target.INDEX"),
  NO_MEAN(
      "LossmithNoMean",
      "%s of %s is stated, and %s",
      "it is about the mean of a batch's losses",
      "leave %s out, or state %s"),
  LAYOUT_ONE_EXAMPLE(
      "LossmithLayoutOneExample",
      "layout of %s is CLASSES_FIRST, and a call takes one example",
      "one example has no axis beside that of its classes",
      "leave layout out, or state a batch"),
  STORAGE_DOUBLE(
      "LossmithStorageDouble",
      "storage of %s is %s, and precision is DOUBLE",
      "logits of 16 bits are computed with in float",
      "leave storage out for logits in double[], or leave precision out"),
  TOP_K(
      "LossmithTopK",
      "topK[%d] of %s is %d",
      "a target can be among the 1 to %d largest logits of the classes that are not masked",
      "%s"),
  OUTPUT_TARGET_PROBABILITY(
      "LossmithOutputTargetProbability",
      "outputs[%d] of %s is TARGET_PROBABILITY, and target is PROBABILITIES",
      "it is the probability of a row's one target class",
      "leave it out, or state target = Target.INDEX; softmax writes the probabilities of all"
          + " classes"),
  OUTPUT_LOSSES(
      "LossmithOutputLosses",
      "outputs[%d] of %s is LOSSES, and %s",
      "a loss a row is what a call returns already",
      "leave it out"),
  STATED_TWICE(
      "LossmithStatedTwice",
      "%s[%d] of %s is %s, and so is one before it",
      "each is stated once",
      "leave this one out"),
  NUMBER_OVERFLOWS(
      "LossmithNumberOverflows",
      "%s of %s is %s",
      "a loss of precision FLOAT rounds it to float, where it is infinite",
      "state a number of 3.4028235E38 at most, or precision = Precision.DOUBLE"),
  NUMBER_VANISHES(
      "LossmithNumberVanishes",
      "%s of %s is %s",
      "a loss of precision FLOAT rounds it to float, where it is 0",
      "state a number of 1.4E-45 at least, or precision = Precision.DOUBLE"),
  NAME_INVALID(
      "LossmithNameInvalid",
      "name of %s is \"%s\"",
      "the name is a simple class name, a Java identifier that is no keyword",
      "did you mean \"%s\"?"),
  NAME_TAKEN(
      "LossmithNameTaken",
      "the loss of %s would be %s, but %s",
      "the generated class needs a name of its own",
      "rename either, or state another name as in name = \"%s\""),
  NAME_SHARED(
      "LossmithNameShared",
      "the loss of %s would be %s, and so would the loss of %s",
      "each generated class needs a name of its own",
      "state another name as in name = \"%s\""),
  NAME_DIFFERS_IN_CASE(
      "LossmithNameDiffersInCase",
      "the loss of %s would be %s, and the loss of %s would be %s",
      "names of generated classes differ in more than case, since some file systems ignore it",
      "state another name as in name = \"%s\""),
  KIND_UNSUPPORTED(
      "LossmithKindUnsupported",
      "%s is an %s",
      "a class, a record or an interface can be annotated",
      "annotate the class that owns the model"),
  TYPE_PRIVATE(
      "LossmithTypePrivate",
      "%s is private",
      "the annotated type and the types around it must be visible in their package",
      "remove private from %s"),
  TYPE_LOCAL(
      "LossmithTypeLocal",
      "%s is declared inside a block of code",
      "the annotated type must be top-level or a member of one",
      "move %s out of the block"),
  NOT_WRITTEN(
      "LossmithNotWritten",
      "%s, the loss of %s, could not be written: %s",
      "the compiler's output must take a source file of that name",
      "clear the output folder and compile again, or look for what else writes the file"),
  INTERNAL_ERROR(
      "LossmithInternalError",
      "the processor failed on %s with %s",
      "this is a fault in Lossmith and not in your code",
      "please report this text and the annotated type in Lossmith's issue tracker");

  private final String id;
  private final String template;

  Rule(String id, String found, String rule, String fix) {
    this.id = id;
    this.template = "[" + id + "] " + found + "; " + rule + "; " + fix;
  }

  /** The stable name by which users search for the rule. */
  public String id() {
    return id;
  }

  /** The text of a diagnostic. */
  public String message(Object... arguments) {
    return String.format(Locale.ROOT, template, arguments);
  }
}
