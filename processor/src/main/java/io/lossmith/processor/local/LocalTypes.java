package io.lossmith.processor.local;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.lossmith.SigmoidCrossEntropy;
import io.lossmith.SoftmaxCrossEntropy;
import io.lossmith.processor.validation.Rule;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Reports annotated types inside blocks of code. No compiler makes elements of them, so they are
 * looked for in the syntax trees, where the compiler has such.
 */
public final class LocalTypes {
  /** The annotations whose types are looked for. */
  static final List<Class<? extends Annotation>> ANNOTATIONS =
      List.of(SoftmaxCrossEntropy.class, SigmoidCrossEntropy.class);

  private final Trees trees;

  /** Weak, so as not to keep trees that the compiler is done with. */
  private final Set<CompilationUnitTree> searched = Collections.newSetFromMap(new WeakHashMap<>());

  private LocalTypes(Trees trees) {
    this.trees = trees;
  }

  /**
   * A search in the compiler's trees.
   *
   * @throws IllegalArgumentException if the environment is not javac's own
   */
  public static LocalTypes in(ProcessingEnvironment environment) {
    return new LocalTypes(Trees.instance(environment));
  }

  /** Reports what is found in the compilation unit of a type, once for each unit. */
  public void report(TypeElement root) {
    TreePath path = trees.getPath(root);
    if (path != null && searched.add(path.getCompilationUnit())) {
      search(path.getCompilationUnit());
    }
  }

  private void search(CompilationUnitTree unit) {
    if (names(unit)) {
      new LocalTypeScanner(unit).scan(new TreePath(unit), this::report);
    }
  }

  private void report(ClassTree type, AnnotationTree annotation, CompilationUnitTree unit) {
    String message = Rule.TYPE_LOCAL.message(type.getSimpleName(), type.getSimpleName());
    trees.printMessage(Diagnostic.Kind.ERROR, message, annotation, unit);
  }

  /** Whether the unit's text has an annotation's name at all; a search that costs no parsing. */
  private static boolean names(CompilationUnitTree unit) {
    try {
      String text = unit.getSourceFile().getCharContent(true).toString();
      return ANNOTATIONS.stream().map(Class::getSimpleName).anyMatch(text::contains);
    } catch (IOException e) {
      return false;
    }
  }
}
