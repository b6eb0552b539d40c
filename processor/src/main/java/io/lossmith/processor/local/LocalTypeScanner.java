package io.lossmith.processor.local;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks through one compilation unit to the annotated types inside blocks of code. */
final class LocalTypeScanner extends TreePathScanner<@Nullable Void, LocalTypeScanner.Sink> {
  private final CompilationUnitTree unit;

  /** The ways to write an annotation's name in this unit. */
  private final Set<String> annotationNames;

  /** Takes what is found. */
  @FunctionalInterface
  interface Sink {
    void accept(ClassTree type, AnnotationTree annotation, CompilationUnitTree unit);
  }

  LocalTypeScanner(CompilationUnitTree unit) {
    this.unit = unit;
    this.annotationNames = annotationNames(unit);
  }

  /** Bodies have no resolved names while processors run, so the imports decide. */
  private static Set<String> annotationNames(CompilationUnitTree unit) {
    Set<String> imports =
        unit.getImports().stream()
            .map(ImportTree::getQualifiedIdentifier)
            .map(Tree::toString)
            .collect(Collectors.toSet());
    return LocalTypes.ANNOTATIONS.stream()
        .flatMap(annotation -> names(annotation, imports))
        .collect(Collectors.toSet());
  }

  private static Stream<String> names(Class<?> annotation, Set<String> imports) {
    boolean imported =
        imports.contains(annotation.getName())
            || imports.contains(annotation.getPackageName() + ".*");
    return imported
        ? Stream.of(annotation.getName(), annotation.getSimpleName())
        : Stream.of(annotation.getName());
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, Sink sink) {
    if (isInsideCode()) {
      annotations(type).forEach(annotation -> sink.accept(type, annotation, unit));
    }
    return super.visitClass(type, sink);
  }

  private Stream<? extends AnnotationTree> annotations(ClassTree type) {
    return type.getModifiers().getAnnotations().stream()
        .filter(annotation -> annotationNames.contains(annotation.getAnnotationType().toString()));
  }

  private boolean isInsideCode() {
    TreePath path = getCurrentPath().getParentPath();
    while (path.getLeaf() instanceof ClassTree) {
      path = path.getParentPath();
    }
    return !(path.getLeaf() instanceof CompilationUnitTree);
  }
}
