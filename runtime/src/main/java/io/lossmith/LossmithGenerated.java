package io.lossmith;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that the Lossmith processor wrote. Kept in the class file, so that coverage tools
 * that pass over generated code see it; needs no module but the runtime's own.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface LossmithGenerated {

  /**
   * The canonical name of the annotated type that asked for the class.
   *
   * @return the annotated type's canonical name
   */
  String value();
}
