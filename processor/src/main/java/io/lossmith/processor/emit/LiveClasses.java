package io.lossmith.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.spec.LossSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * Where the classes of a spec are in a row that is computed on. Without a mask each is in its own
 * place. With one, the live classes lie side by side in a scratch row, and right after them lies
 * what stands for every masked class: a logit of -Infinity that only a target ever looks at. Arrays
 * of callers and constants have an entry for each class, masked or not.
 */
record LiveClasses(LossSpec spec) {
  private static final int MOST_WRITTEN_OUT = 8;

  boolean hasMask() {
    return spec.options().transform().hasMask();
  }

  /** How many classes are computed on. */
  int number() {
    return spec.liveClasses();
  }

  /** The same, as an expression. */
  String count() {
    return hasMask() ? "LIVE" : "CLASSES";
  }

  /** How far it is from row to row that is computed on, as an expression. */
  String stride() {
    return hasMask() ? "STRIDE" : "CLASSES";
  }

  /** The same, as a number: of a mask, the live classes and what stands for the masked ones. */
  int width() {
    return hasMask() ? number() + 1 : number();
  }

  /** The place of a class in a row that is computed on, as expressions. */
  String place(String index) {
    return hasMask() ? "PLACES[" + index + "]" : index;
  }

  /** The live class in a place, as expressions. */
  String at(String place) {
    if (!hasMask()) {
      return place;
    }
    boolean isNumber = place.chars().allMatch(Character::isDigit);
    return isNumber
        ? spec.live().get(Integer.parseInt(place)).toString()
        : "LIVE_CLASSES[" + place + "]";
  }

  /** The start of a loop over the places {@code j} in which {@link #inLoop} is the class. */
  CodeBlock startLoop() {
    CodeBlock.Builder code = CodeBlock.builder();
    code.beginControlFlow("for (int j = 0; j < $L; j++)", count());
    return hasMask() ? code.addStatement("int index = $L", at("j")).build() : code.build();
  }

  /** The class of a place in such a loop. */
  String inLoop() {
    return hasMask() ? "index" : "j";
  }

  private List<Integer> masked() {
    return spec.options().transform().maskedClasses();
  }

  private boolean isLoop() {
    return masked().size() > MOST_WRITTEN_OUT;
  }

  /** A statement for each masked class, given its index; a loop if they are many. */
  CodeBlock eachMasked(Function<String, CodeBlock> statement) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (isLoop()) {
      return code.beginControlFlow("for (int masked : MASKED)")
          .addStatement(statement.apply("masked"))
          .endControlFlow()
          .build();
    }
    masked().forEach(index -> code.addStatement(statement.apply(index.toString())));
    return code.build();
  }

  /** The constants that all this names. */
  List<FieldSpec> constants() {
    List<FieldSpec> fields = new ArrayList<>();
    if (!hasMask()) {
      return fields;
    }
    fields.add(
        field(TypeName.INT, "LIVE", "The number of classes that exist.")
            .initializer("$L", number())
            .build());
    fields.add(
        field(TypeName.INT, "STRIDE", "How far it is from row to row in scratch.")
            .initializer("LIVE + 1")
            .build());
    fields.add(array("LIVE_CLASSES", "The classes that exist.", spec.live()));
    fields.add(
        array("PLACES", "The place of each class among those, or past their end.", places()));
    if (isLoop()) {
      fields.add(array("MASKED", "The classes that do not exist.", masked()));
    }
    return fields;
  }

  private List<Integer> places() {
    List<Integer> places = new ArrayList<>();
    int place = 0;
    for (int j = 0; j < spec.classes(); j++) {
      places.add(spec.options().transform().isMasked(j) ? number() : place++);
    }
    return places;
  }

  private static FieldSpec array(String name, String javadoc, List<Integer> values) {
    return field(ArrayTypeName.of(TypeName.INT), name, javadoc)
        .initializer(ArrayValue.of(TypeName.INT, values.stream().map(String::valueOf).toList()))
        .build();
  }

  private static FieldSpec.Builder field(TypeName type, String name, String javadoc) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(javadoc + "\n");
  }
}
