package io.lossmith.processor.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** What a compilation said and wrote. */
public final class Compiled {
  private final boolean succeeded;
  private final List<Diagnostic<? extends JavaFileObject>> diagnostics;
  private final String output;
  private final MemoryFileManager files;
  private final ClassLoader loader;

  Compiled(
      boolean succeeded,
      List<Diagnostic<? extends JavaFileObject>> diagnostics,
      String output,
      MemoryFileManager files) {
    this.succeeded = succeeded;
    this.diagnostics = List.copyOf(diagnostics);
    this.output = output;
    this.files = files;
    this.loader = new MemoryClassLoader(files.classes());
  }

  public boolean succeeded() {
    return succeeded;
  }

  /** Everything that the compiler reported, of every kind, in its order. */
  public List<Diagnostic<? extends JavaFileObject>> diagnostics() {
    return diagnostics;
  }

  /** What the compiler printed beside its diagnostics. */
  public String output() {
    return output;
  }

  /** The qualified names of the sources that processors wrote. */
  public Set<String> generatedNames() {
    return new TreeSet<>(files.sources().keySet());
  }

  /** The text that a processor wrote for a type. */
  public String generatedSource(String qualifiedName) {
    return find(files.sources(), qualifiedName).text();
  }

  /** The class file of a type, given by its binary name. */
  public byte[] classBytes(String binaryName) {
    return find(files.classes(), binaryName).bytes();
  }

  /** Loads a type, given by its binary name; the same class for each call. */
  public Class<?> loadClass(String binaryName) {
    try {
      return loader.loadClass(binaryName);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(describe(binaryName, files.classes()), e);
    }
  }

  private MemoryFile find(Map<String, MemoryFile> written, String name) {
    MemoryFile file = written.get(name);
    if (file == null) {
      throw new AssertionError(describe(name, written));
    }
    return file;
  }

  private String describe(String name, Map<String, MemoryFile> written) {
    return name + " was not written; written are " + written.keySet() + "; said was " + diagnostics;
  }
}
