package io.lossmith.processor.spec;

/** What every generated class has, whichever loss it computes. */
public interface ClassSpec {

  /** The package of the generated class; empty for the unnamed package. */
  String packageName();

  /** The canonical name of the type that asked for the class. */
  String annotatedType();

  /** The simple name of the generated class. */
  String className();

  /** Whether the generated class is public; it is package-private otherwise. */
  boolean isPublic();

  /** The qualified name of the generated class. */
  default String qualifiedName() {
    return packageName().isEmpty() ? className() : packageName() + "." + className();
  }
}
