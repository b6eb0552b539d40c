package io.lossmith.processor.testing;

import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/** Keeps what a compiler writes; reads the class path as the compiler's own file manager does. */
final class MemoryFileManager extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final Map<String, MemoryFile> sources = new TreeMap<>();
  private final Map<String, MemoryFile> classes = new TreeMap<>();

  MemoryFileManager(StandardJavaFileManager standard) {
    super(standard);
  }

  Map<String, MemoryFile> sources() {
    return sources;
  }

  Map<String, MemoryFile> classes() {
    return classes;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      JavaFileManager.Location location,
      String className,
      JavaFileObject.Kind kind,
      @Nullable FileObject sibling) {
    String name = className.replace('/', '.');
    MemoryFile file = new MemoryFile(name, kind);
    (kind == JavaFileObject.Kind.CLASS ? classes : sources).put(name, file);
    return file;
  }

  @Override
  public String inferBinaryName(JavaFileManager.Location location, JavaFileObject file) {
    return file instanceof MemoryFile memory
        ? memory.binaryName()
        : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject one, FileObject other) {
    return one instanceof MemoryFile || other instanceof MemoryFile
        ? one == other
        : super.isSameFile(one, other);
  }
}
