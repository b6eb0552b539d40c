package io.lossmith.processor.generated;

import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object of a class that the real processor wrote, whose methods are called by their names. */
final class SigmoidLoss {
  private final Object loss;

  SigmoidLoss(Class<?> type) {
    try {
      loss = type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " cannot be made", e);
    }
  }

  /** Compiles one spec, without a warning. */
  static SigmoidLoss of(
      int classes, String batch, io.lossmith.Reduction reduction, String options) {
    SigmoidSource source = new SigmoidSource("Spec", classes, batch, reduction, options);
    return new SigmoidLoss(compile(List.of(source)).loadClass(source.lossName()));
  }

  /** Compiles specs at once, without a warning. */
  static Compiled compile(List<SigmoidSource> specs) {
    Map<String, String> sources = new LinkedHashMap<>();
    specs.forEach(spec -> sources.put(spec.qualifiedName(), spec.text()));
    Compiled compiled =
        InMemoryCompilation.compile(
            Compilers.javac(), sources, "--release", "17", "-parameters", "-Xlint:all", "-Werror");
    if (!compiled.succeeded() || !compiled.diagnostics().isEmpty()) {
      throw new AssertionError(sources + " gave " + compiled.diagnostics());
    }
    return compiled;
  }

  /** Every method that a user calls. */
  List<Method> methods() {
    return Arrays.stream(loss.getClass().getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  /** Calls the method that takes these arguments; what it throws comes out. */
  Object call(String name, Object... arguments) throws Throwable {
    return handle(name, arguments).invokeWithArguments(arguments);
  }

  /** Calls as {@link #call}, where nothing is expected to be thrown. */
  Object get(String name, Object... arguments) {
    try {
      return call(name, arguments);
    } catch (Throwable e) {
      throw new AssertionError(name + " failed", e);
    }
  }

  /** The method that takes these arguments, bound to the object. */
  MethodHandle handle(String name, Object... arguments) {
    for (Method method : methods()) {
      if (method.getName().equals(name) && takes(method, arguments)) {
        return handle(method);
      }
    }
    List<String> types = new ArrayList<>();
    Arrays.stream(arguments).forEach(argument -> types.add(argument.getClass().getSimpleName()));
    throw new AssertionError("no method " + name + " takes " + types + "; there are " + methods());
  }

  MethodHandle handle(Method method) {
    try {
      return MethodHandles.publicLookup().unreflect(method).bindTo(loss);
    } catch (IllegalAccessException e) {
      throw new AssertionError(method + " cannot be called", e);
    }
  }

  private static boolean takes(Method method, Object[] arguments) {
    Class<?>[] types = method.getParameterTypes();
    boolean takes = types.length == arguments.length;
    for (int i = 0; takes && i < types.length; i++) {
      takes =
          java.lang.invoke.MethodType.methodType(types[i])
              .wrap()
              .returnType()
              .isInstance(arguments[i]);
    }
    return takes;
  }
}
