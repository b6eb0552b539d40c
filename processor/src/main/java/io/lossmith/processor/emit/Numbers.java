package io.lossmith.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.spec.LossSpec;
import java.math.BigDecimal;

/** The numbers that a generated class computes in, and how its source spells them. */
enum Numbers {
  /** IEEE 754 binary32. */
  FLOAT("int", "floatToRawIntBits", "Float", "f"),

  /** IEEE 754 binary64. */
  DOUBLE("long", "doubleToRawLongBits", "Double", "d");

  private final String bits;
  private final String toBits;
  private final String box;
  private final String suffix;

  Numbers(String bits, String toBits, String box, String suffix) {
    this.bits = bits;
    this.toBits = toBits;
    this.box = box;
    this.suffix = suffix;
  }

  /** The numbers of a spec. */
  static Numbers of(LossSpec spec) {
    return spec.options().format().isDouble() ? DOUBLE : FLOAT;
  }

  /** The type as source spells it. */
  @Override
  public String toString() {
    return type().toString();
  }

  /** A cast from double where one is needed, with a space behind it. */
  String fromDouble() {
    return this == FLOAT ? "(float) " : "";
  }

  /** The class of the boxed integer that holds the bits. */
  Class<?> bitsBox() {
    return this == FLOAT ? Integer.class : Long.class;
  }

  TypeName type() {
    return this == FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
  }

  TypeName array() {
    return ArrayTypeName.of(type());
  }

  /** The integer that holds the bits of a number. */
  String bits() {
    return bits;
  }

  /** The method that returns the bits of a number; statically imported. */
  String toBits() {
    return toBits;
  }

  /** The class of the boxed number. */
  String box() {
    return box;
  }

  /** A literal of a whole number. */
  String whole(int value) {
    return value + suffix;
  }

  /** The literal of the number nearest to a value. */
  String rounded(BigDecimal value) {
    String text =
        this == FLOAT ? value.floatValue() + suffix : Double.toString(value.doubleValue());
    return text.replace(".0" + suffix, suffix);
  }
}
