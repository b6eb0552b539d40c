package io.lossmith.processor.testing;

import java.util.Map;

/** Loads the classes of one compilation, and all else from the test's own class path. */
final class MemoryClassLoader extends ClassLoader {
  private final Map<String, MemoryFile> classes;

  MemoryClassLoader(Map<String, MemoryFile> classes) {
    super(MemoryClassLoader.class.getClassLoader());
    this.classes = classes;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    MemoryFile file = classes.get(name);
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] bytes = file.bytes();
    return defineClass(name, bytes, 0, bytes.length);
  }
}
