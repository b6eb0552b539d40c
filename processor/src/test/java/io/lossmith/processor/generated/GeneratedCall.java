package io.lossmith.processor.generated;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.Buffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A public method of a generated class, on an object of it. The class has to be compiled with
 * {@code -parameters}: what a parameter is given depends on its name.
 */
record GeneratedCall(Object loss, Method method) {

  /**
   * Every public method that the class of the object declares, but for those that take buffers, in
   * an order that never changes.
   */
  static List<GeneratedCall> all(Object loss) {
    return declared(loss, false);
  }

  /** Every public method that takes buffers. */
  static List<GeneratedCall> ofBuffers(Object loss) {
    return declared(loss, true);
  }

  private static List<GeneratedCall> declared(Object loss, boolean ofBuffers) {
    return Arrays.stream(loss.getClass().getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
        .filter(method -> takesBuffers(method) == ofBuffers)
        // It takes seconds, and allocates.
        .filter(method -> !method.getName().equals("warmUp"))
        .sorted(Comparator.comparing(Method::getName).thenComparing(Method::getParameterCount))
        .map(method -> new GeneratedCall(loss, method))
        .toList();
  }

  /** Whether a method takes buffers in place of arrays. */
  static boolean takesBuffers(Method method) {
    return Arrays.stream(method.getParameterTypes()).anyMatch(Buffer.class::isAssignableFrom);
  }

  String name() {
    return method.getName();
  }

  List<String> parameters() {
    return Arrays.stream(method.getParameters()).map(Parameter::getName).toList();
  }

  /** Whether the arrays hold the batch from an offset on. */
  boolean isWindow() {
    return parameters().stream().anyMatch(CallArguments::isOffset);
  }

  /** Whether an output may be the logits themselves. */
  boolean worksInPlace() {
    List<Parameter> all = List.of(method.getParameters());
    return all.stream()
        .filter(parameter -> parameter.getName().equals("logits"))
        .anyMatch(
            logits ->
                all.stream()
                    .filter(output -> CallArguments.isClassesWideOutput(output.getName()))
                    .anyMatch(output -> output.getType() == logits.getType()));
  }

  Object invoke(Object... arguments) {
    try {
      return method.invoke(loss, arguments);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(this + " failed", e);
    }
  }

  /** The call with its arguments, as a handle without parameters and without a result. */
  MethodHandle bind(Object... arguments) {
    try {
      MethodHandle bound = MethodHandles.publicLookup().unreflect(method).bindTo(loss);
      return MethodHandles.insertArguments(bound, 0, arguments)
          .asType(MethodType.methodType(void.class));
    } catch (IllegalAccessException e) {
      throw new AssertionError(this + " is not public", e);
    }
  }

  @Override
  public String toString() {
    return parameters().stream()
        .collect(
            Collectors.joining(
                ", ", loss.getClass().getSimpleName() + "." + method.getName() + "(", ")"));
  }
}
