package io.lossmith.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

/**
 * An array that a batch method takes.
 *
 * @param name its name
 * @param element float or int
 * @param classesWide whether a row of it has one value for each class, or one value in all
 */
public record Argument(String name, TypeName element, boolean classesWide) {

  public TypeName type() {
    return ArrayTypeName.of(element);
  }

  /** The parameter that says where the batch begins in the array. */
  public String offset() {
    return name + "Offset";
  }

  /** Values of a row, as an expression. */
  String width() {
    return classesWide ? "CLASSES" : "1";
  }

  /** Where a row begins, as an expression. */
  String at(String row) {
    return offset() + " + " + (classesWide ? row + " * CLASSES" : row);
  }

  /** Zero, as an element of it. */
  String zero() {
    if (element.equals(TypeName.SHORT)) {
      return "(short) 0";
    }
    return element.equals(TypeName.DOUBLE) ? "0d" : "0f";
  }

  /** A row of it. */
  Place place(String row) {
    return new Place(name, at(row));
  }

  /** Values of the whole batch, as an expression. */
  String length(String rows) {
    if (!classesWide) {
      return rows;
    }
    return rows.equals("1") ? "CLASSES" : rows + " * CLASSES";
  }

  /** A check of the array's length, whole or from its offset on. */
  public CodeBlock check(boolean whole, String rows) {
    return whole
        ? CodeBlock.of(
            "$T.wholeArray($S, $N.length, $L, $L)", Kernel.ARGUMENTS, name, name, rows, width())
        : CodeBlock.of(
            "$T.window($S, $N.length, $N,$W$L, $L)",
            Kernel.ARGUMENTS,
            name,
            name,
            offset(),
            rows,
            width());
  }
}
