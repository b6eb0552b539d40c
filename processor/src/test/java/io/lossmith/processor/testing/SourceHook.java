package io.lossmith.processor.testing;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;

/** Stands between a processor and the compiler's filer, and sees each source before it is made. */
@FunctionalInterface
public interface SourceHook {

  /** Called before a source is made; what it throws, the processor gets to see. */
  void creating(String name, List<Element> originatingElements) throws IOException;

  /** The environment, behind a proxy as build tools and IDEs use them, with the hook in place. */
  default ProcessingEnvironment around(ProcessingEnvironment environment) {
    Filer filer = proxy(Filer.class, environment.getFiler(), environment.getFiler());
    return proxy(ProcessingEnvironment.class, environment, filer);
  }

  private <T> T proxy(Class<T> type, T target, Filer filer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().equals("getFiler")) {
                return filer;
              }
              if (method.getName().equals("createSourceFile")) {
                creating(
                    arguments[0].toString(),
                    Arrays.stream((Object[]) arguments[1]).map(Element.class::cast).toList());
              }
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
