package io.lossmith.processor.testing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
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

  /** Eclipse's compiler takes a source that is no file from a source path only. */
  @Override
  public boolean hasLocation(JavaFileManager.Location location) {
    return location == StandardLocation.SOURCE_PATH || super.hasLocation(location);
  }

  @Override
  public boolean contains(JavaFileManager.Location location, FileObject file) throws IOException {
    return file instanceof MemoryFile
        ? location == StandardLocation.SOURCE_PATH
        : super.contains(location, file);
  }

  @Override
  public Iterable<JavaFileObject> list(
      JavaFileManager.Location location,
      String packageName,
      Set<JavaFileObject.Kind> kinds,
      boolean recurse)
      throws IOException {
    return super.hasLocation(location)
        ? super.list(location, packageName, kinds, recurse)
        : List.of();
  }

  @Override
  public @Nullable JavaFileObject getJavaFileForInput(
      JavaFileManager.Location location, String className, JavaFileObject.Kind kind)
      throws IOException {
    return super.hasLocation(location)
        ? super.getJavaFileForInput(location, className, kind)
        : null;
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
