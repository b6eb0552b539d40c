package io.lossmith.processor;

import io.lossmith.processor.declaration.DeclarationReader;
import io.lossmith.processor.declaration.SoftmaxDeclaration;
import io.lossmith.processor.emit.LossEmitter;
import io.lossmith.processor.spec.LossSpec;
import io.lossmith.processor.validation.DeclarationValidator;
import io.lossmith.processor.validation.Finding;
import io.lossmith.processor.validation.Report;
import io.lossmith.processor.validation.Rule;
import io.lossmith.processor.write.SourceWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** Takes the annotated types of one round after another through the stages. */
final class LossGenerator {
  private final DeclarationReader reader;
  private final DeclarationValidator validator;
  private final SourceWriter writer;
  private final DiagnosticPrinter printer;
  private final Guard guard;

  /** Types whose annotation does not resolve yet; by name, as elements live for one round. */
  private final SortedSet<String> deferred = new TreeSet<>();

  LossGenerator(ProcessingEnvironment environment) {
    reader = new DeclarationReader(environment.getElementUtils());
    validator = new DeclarationValidator(environment.getElementUtils());
    writer = new SourceWriter(environment.getFiler());
    printer = new DiagnosticPrinter(environment.getMessager());
    guard = new Guard(printer);
  }

  /**
   * Generates the losses of a round's types, in their order. A type whose annotation does not
   * resolve is deferred: another processor may yet write what it names, and otherwise the compiler
   * says so.
   *
   * @param types finds the types of the round, given the names of those that were deferred to it
   */
  void generate(Function<SortedSet<String>, Collection<TypeElement>> types) {
    List<TypeElement> found = new ArrayList<>();
    guard.run(null, () -> found.addAll(types.apply(deferred)));
    deferred.clear();
    List<SoftmaxDeclaration> declarations = new ArrayList<>();
    for (TypeElement type : found) {
      guard.run(type, () -> read(type).ifPresent(declarations::add));
    }
    for (SoftmaxDeclaration declaration : declarations) {
      guard.run(declaration.loss().type(), () -> generate(declaration));
    }
  }

  private Optional<SoftmaxDeclaration> read(TypeElement type) {
    Optional<SoftmaxDeclaration> declaration = reader.read(type);
    declaration.ifPresentOrElse(
        found -> validator.claimName(found.loss()),
        () -> deferred.add(type.getQualifiedName().toString()));
    return declaration;
  }

  private void generate(SoftmaxDeclaration declaration) {
    Report report = validator.validate(declaration);
    report.findings().forEach(printer::print);
    if (report.isClean()) {
      write(declaration);
    }
  }

  private void write(SoftmaxDeclaration declaration) {
    LossSpec spec = SpecFactory.create(declaration);
    try {
      writer.write(LossEmitter.emit(spec), declaration.loss().type());
    } catch (IOException e) {
      printer.print(
          Finding.onAnnotation(
              declaration.loss(), Rule.NOT_WRITTEN, spec.qualifiedName(), spec.annotatedType(), e));
    }
  }
}
