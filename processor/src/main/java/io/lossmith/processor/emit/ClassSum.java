package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;

/**
 * The statements of a sum over the classes of a row in double. For float results that is precise
 * enough as it stands; for double results what every addition rounds off is added up beside it, so
 * that the error does not grow with the number of classes.
 *
 * @param numbers the numbers of the result
 * @param name the local that holds the sum
 */
record ClassSum(Numbers numbers, String name) {

  /** The statements before the first term. */
  CodeBlock start() {
    CodeBlock.Builder code = CodeBlock.builder().addStatement("double $L = 0", name);
    return isCompensated() ? code.addStatement("double lost = 0").build() : code.build();
  }

  /**
   * The statements that add a term.
   *
   * @param term the term, with the places where its line may break
   */
  CodeBlock add(String term) {
    if (!isCompensated()) {
      return CodeBlock.builder().addStatement(name + " += " + term).build();
    }
    return CodeBlock.builder()
        .addStatement("double term = " + term)
        .addStatement("double next = " + name + " + term")
        .addStatement("lost += lost(" + name + ", term, next)")
        .addStatement(name + " = next")
        .build();
  }

  /** The sum of all terms, as an expression. */
  String total() {
    return isCompensated() ? "total(" + name + ", lost)" : name;
  }

  /** Whether the total is more than the local. */
  boolean isCompensated() {
    return numbers == Numbers.DOUBLE;
  }
}
