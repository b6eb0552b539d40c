package io.lossmith.processor.declaration;

import io.lossmith.Reduction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * An annotated type and what its annotation states, right or wrong.
 *
 * @param type the annotated type
 * @param mirror its annotation
 * @param classes the number of classes
 * @param batch the dimensions of a batch
 * @param reduction what the rows' losses become
 * @param name the simple name of the generated class; empty for the default
 */
public record LossDeclaration(
    TypeElement type,
    AnnotationMirror mirror,
    Stated<Integer> classes,
    Stated<List<Stated<Integer>>> batch,
    Stated<Reduction> reduction,
    Stated<String> name) {

  /** The canonical name of the annotated type. */
  public String typeName() {
    return type.getQualifiedName().toString();
  }

  /** The dimensions of a batch as plain numbers. */
  public List<Integer> dimensions() {
    return batch.value().stream().map(Stated::value).toList();
  }

  /** The annotated type, and around it every enclosing type, from the inside out. */
  public List<TypeElement> typeAndEnclosingTypes() {
    List<TypeElement> types = new ArrayList<>();
    for (Element element = type;
        element instanceof TypeElement enclosing;
        element = element.getEnclosingElement()) {
      types.add(enclosing);
    }
    return List.copyOf(types);
  }

  /** The package of the annotated type and the generated class; empty for the unnamed package. */
  public String packageName() {
    List<TypeElement> types = typeAndEnclosingTypes();
    Element around = types.get(types.size() - 1).getEnclosingElement();
    return around instanceof PackageElement its ? its.getQualifiedName().toString() : "";
  }

  /** The simple name of the generated class. */
  public String className() {
    return name.value().isEmpty() ? nestedName() + "Loss" : name.value();
  }

  /** The simple names of the types from the outside in: {@code Outer_Inner}. */
  public String nestedName() {
    Deque<String> names = new ArrayDeque<>();
    typeAndEnclosingTypes()
        .forEach(enclosing -> names.addFirst(enclosing.getSimpleName().toString()));
    return String.join("_", names);
  }

  /** The qualified name of the generated class. */
  public String qualifiedClassName() {
    String packageName = packageName();
    return packageName.isEmpty() ? className() : packageName + "." + className();
  }

  /** Whether the annotated type is seen from everywhere, and so the generated class is as well. */
  public boolean isPublic() {
    return typeAndEnclosingTypes().stream()
        .allMatch(enclosing -> enclosing.getModifiers().contains(Modifier.PUBLIC));
  }
}
