package io.lossmith.processor.emit.sigmoid;

/** What a generated class computes, whatever the shape of its batch. */
enum Operation {
  LOSS("loss"),
  LOSS_AND_GRADIENT("lossAndGradient"),
  SIGMOID("sigmoid"),
  HESSIAN_VECTOR_PRODUCT("hessianVectorProduct"),
  COUNT_CORRECT("countCorrect");

  private final String methodName;

  Operation(String methodName) {
    this.methodName = methodName;
  }

  String methodName() {
    return methodName;
  }

  /** Whether it needs to know what is there. */
  boolean takesTargets() {
    return this != SIGMOID;
  }

  /** Whether the weight of a row scales its result. */
  boolean isWeighted() {
    return isLoss() || this == HESSIAN_VECTOR_PRODUCT;
  }

  /** Whether its result is the loss, which the reduction takes. */
  boolean isLoss() {
    return this == LOSS || this == LOSS_AND_GRADIENT;
  }

  /** Whether the divisor of a mean enters what it writes for each class. */
  boolean dividesEntries() {
    return this == LOSS_AND_GRADIENT || this == HESSIAN_VECTOR_PRODUCT;
  }
}
