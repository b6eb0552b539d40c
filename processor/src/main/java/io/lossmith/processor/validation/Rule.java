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
