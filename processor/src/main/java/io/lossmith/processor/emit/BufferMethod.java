package io.lossmith.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * A method over buffers. What lies between a buffer's position and its limit is copied into arrays
 * that the object keeps, the call over windows of arrays does its work, and what it wrote is copied
 * back: so all checks, and all bits, are those of arrays.
 */
public final class BufferMethod {
  private static final ClassName BUFFERS = Kernel.kernel("Buffers");

  private final String name;
  private final TypeName returns;
  private final String rows;
  private final List<ParameterSpec> parameters = new ArrayList<>();
  private final List<Argument> arguments = new ArrayList<>();
  private final List<Argument> outputs = new ArrayList<>();
  private final List<String> passed = new ArrayList<>();
  private Optional<Argument> counted = Optional.empty();

  /**
   * Starts a method.
   *
   * @param name the name of it, and of the method over windows
   * @param returns what both return
   * @param rows the number of rows, as an expression
   */
  public BufferMethod(String name, TypeName returns, String rows) {
    this.name = name;
    this.returns = returns;
    this.rows = rows;
  }

  /** The field that holds the arrays. */
  public static FieldSpec field() {
    return FieldSpec.builder(BUFFERS, "buffers", Modifier.PRIVATE, Modifier.FINAL)
        .addJavadoc("Arrays that stand in for buffers; empty until a call has buffers.\n")
        .initializer("new $T()", BUFFERS)
        .build();
  }

  /** Adds a parameter that is one value. */
  public void addValue(TypeName type, String value) {
    parameters.add(ParameterSpec.builder(type, value).build());
    passed.add(value);
  }

  /** Adds a buffer that is read. */
  public void addInput(Argument argument) {
    parameters.add(ParameterSpec.builder(buffer(argument), argument.name()).build());
    arguments.add(argument);
    passed.add(argument.name() + "Array, 0");
  }

  /** Adds a buffer that is written. */
  public void addOutput(Argument argument) {
    addInput(argument);
    outputs.add(argument);
  }

  /** Lets a buffer say how many rows there are, which the method over windows takes last. */
  public void countRows(Argument argument) {
    counted = Optional.of(argument);
  }

  /**
   * The method.
   *
   * @param result what it returns, in words, if it returns anything
   * @param refused why it may throw, beside what holds for all buffers
   */
  public MethodSpec build(String result, String refused) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(javadoc(result, refused))
            .returns(returns)
            .addParameters(parameters);
    counted.ifPresent(argument -> method.addStatement("int rows = $L", rowsOf(argument)));
    for (Argument argument : arguments) {
      // Whichever says how many rows there are holds as many.
      if (!counted.equals(Optional.of(argument))) {
        method.addStatement(check(argument));
      }
    }
    for (Argument argument : arguments) {
      method.addStatement(
          "$T $LArray = buffers.$L($L, $N)",
          argument.type(),
          argument.name(),
          outputs.contains(argument) ? "room" : "copy",
          arguments.indexOf(argument),
          argument.name());
    }
    return method.addCode(call()).build();
  }

  private static CodeBlock rowsOf(Argument argument) {
    String name = argument.name();
    return argument.classesWide()
        ? CodeBlock.of("$T.wholeRows($S, $N, CLASSES)", BUFFERS, name, name)
        : CodeBlock.of("$N.remaining()", name);
  }

  private CodeBlock check(Argument argument) {
    return CodeBlock.of(
        "$T.$L($S, $N,$W$L, $L)",
        BUFFERS,
        outputs.contains(argument) ? "output" : "input",
        argument.name(),
        argument.name(),
        rows,
        argument.width());
  }

  private CodeBlock call() {
    List<String> all = new ArrayList<>(passed);
    if (counted.isPresent()) {
      all.add("rows");
    }
    String call = name + "(" + String.join(",$W", all) + ")";
    CodeBlock.Builder code = CodeBlock.builder();
    if (returns.equals(TypeName.VOID)) {
      return code.addStatement(call).add(copiedBack()).build();
    }
    if (outputs.isEmpty()) {
      return code.addStatement("return " + call).build();
    }
    return code.addStatement("$T result = " + call, returns)
        .add(copiedBack())
        .addStatement("return result")
        .build();
  }

  private CodeBlock copiedBack() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Argument output : outputs) {
      code.addStatement("$1N.put($1N.position(), $1NArray, 0,$W$1N.remaining())", output.name());
    }
    return code.build();
  }

  private CodeBlock javadoc(String result, String refused) {
    Javadoc doc =
        new Javadoc()
            .paragraph(
                "As {@code "
                    + name
                    + "} of arrays, of what lies between the position and the limit of each"
                    + " buffer, heap or direct and of any byte order; both stay as they are."
                    + " Outputs are written after all inputs are read, so buffers may overlap in"
                    + " any way. The first call, and for any number of rows the first of so many,"
                    + " allocates arrays that the object keeps.");
    for (ParameterSpec parameter : parameters) {
      doc.tag(
          "@param "
              + parameter.name()
              + (parameter.type().isPrimitive() ? " as there" : " holds exactly as many values"));
    }
    if (!returns.equals(TypeName.VOID)) {
      doc.tag("@return " + result);
    }
    return doc.tag(
            "@throws IllegalArgumentException if a buffer holds more or less, or an output is"
                + " read-only"
                + refused)
        .build();
  }

  private static ClassName buffer(Argument argument) {
    String element = argument.element().toString();
    return ClassName.get(
        "java.nio", Character.toUpperCase(element.charAt(0)) + element.substring(1) + "Buffer");
  }
}
