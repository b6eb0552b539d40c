package io.lossmith.processor.emit.sigmoid;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.emit.Kernel;
import io.lossmith.processor.spec.SigmoidSpec;

/**
 * How the numbers of a precision are written.
 *
 * <p>Exponentials and logarithms are computed in the precision, and what is made of them in double:
 * so no product of weights overflows or loses anything in a loss of floats.
 */
record Real(boolean isDouble) {

  static Real of(SigmoidSpec spec) {
    return new Real(spec.isDouble());
  }

  TypeName type() {
    return isDouble ? TypeName.DOUBLE : TypeName.FLOAT;
  }

  /** The class with the exponential and the logarithm. */
  ClassName math() {
    return Kernel.kernel(isDouble ? "DoubleMath" : "ScalarMath");
  }

  /** A whole number. */
  String literal(int number) {
    return number + (isDouble ? "d" : "f");
  }

  /** A number of this precision. */
  String literal(double number) {
    return isDouble ? Double.toString(number) : ((float) number + "f").replace(".0f", "f");
  }

  /** A number of this precision, as one reads it. */
  String text(double number) {
    return isDouble ? Double.toString(number) : Float.toString((float) number);
  }

  /** The expression of a double, rounded. */
  String rounded(String expression) {
    return isDouble ? expression : "(float) (" + expression + ")";
  }

  /** The value of a call that returns a double, rounded. */
  String roundedCall(String call) {
    return isDouble ? call : "(float) " + call;
  }

  /** The value of a call, in double. */
  String widenedCall(String call) {
    return isDouble ? call : "(double) " + call;
  }
}
