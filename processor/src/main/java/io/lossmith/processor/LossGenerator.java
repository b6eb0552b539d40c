package io.lossmith.processor;

import io.lossmith.SigmoidCrossEntropy;
import io.lossmith.SoftmaxCrossEntropy;
import io.lossmith.processor.declaration.DeclarationReader;
import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.SigmoidDeclaration;
import io.lossmith.processor.declaration.SoftmaxDeclaration;
import io.lossmith.processor.emit.GeneratedSource;
import io.lossmith.processor.emit.LossEmitter;
import io.lossmith.processor.emit.sigmoid.SigmoidEmitter;
import io.lossmith.processor.validation.DeclarationValidator;
import io.lossmith.processor.validation.Finding;
import io.lossmith.processor.validation.Report;
import io.lossmith.processor.validation.Rule;
import io.lossmith.processor.write.SourceWriter;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private final Map<Class<? extends Annotation>, SortedSet<String>> deferred = new HashMap<>();

  /** Finds the annotated types of a round. */
  @FunctionalInterface
  interface Types {
    /**
     * The types to look at.
     *
     * @param annotation the annotation that they have
     * @param deferred the names of those that were deferred to this round
     */
    Collection<TypeElement> with(Class<? extends Annotation> annotation, Set<String> deferred);
  }

  /** What one annotation of one type asks for; the source only if the report is clean. */
  private record Request(
      LossDeclaration loss, Supplier<Report> report, Supplier<GeneratedSource> source) {}

  LossGenerator(ProcessingEnvironment environment) {
    reader = new DeclarationReader(environment.getElementUtils());
    validator = new DeclarationValidator(environment.getElementUtils());
    writer = new SourceWriter(environment.getFiler());
    printer = new DiagnosticPrinter(environment.getMessager());
    guard = new Guard(printer);
  }

  /**
   * Generates the losses of a round's types, for one annotation after the other in the order of the
   * types. A type whose annotation does not resolve is deferred: another processor may yet write
   * what it names, and otherwise the compiler says so.
   *
   * @param types finds the types of the round
   */
  void generate(Types types) {
    List<Request> requests = new ArrayList<>();
    requests.addAll(
        read(types, SoftmaxCrossEntropy.class, type -> reader.read(type).map(this::request)));
    requests.addAll(
        read(
            types, SigmoidCrossEntropy.class, type -> reader.readSigmoid(type).map(this::request)));
    for (Request request : requests) {
      guard.run(request.loss().type(), () -> generate(request));
    }
  }

  private List<Request> read(
      Types types,
      Class<? extends Annotation> annotation,
      Function<TypeElement, Optional<Request>> reading) {
    SortedSet<String> again = deferred.computeIfAbsent(annotation, key -> new TreeSet<>());
    List<TypeElement> found = new ArrayList<>();
    guard.run(null, () -> found.addAll(types.with(annotation, again)));
    again.clear();
    List<Request> requests = new ArrayList<>();
    for (TypeElement type : found) {
      guard.run(
          type,
          () ->
              reading
                  .apply(type)
                  .ifPresentOrElse(
                      requests::add, () -> again.add(type.getQualifiedName().toString())));
    }
    requests.forEach(request -> validator.claimName(request.loss()));
    return requests;
  }

  private Request request(SoftmaxDeclaration declaration) {
    return new Request(
        declaration.loss(),
        () -> validator.validate(declaration),
        () -> LossEmitter.emit(SpecFactory.create(declaration)));
  }

  private Request request(SigmoidDeclaration declaration) {
    return new Request(
        declaration.loss(),
        () -> validator.validate(declaration),
        () -> SigmoidEmitter.emit(SpecFactory.create(declaration)));
  }

  private void generate(Request request) {
    Report report = request.report().get();
    report.findings().forEach(printer::print);
    if (report.isClean()) {
      write(request.loss(), request.source().get());
    }
  }

  private void write(LossDeclaration loss, GeneratedSource source) {
    try {
      writer.write(source, loss.type());
    } catch (IOException e) {
      printer.print(
          Finding.onAnnotation(
              loss, Rule.NOT_WRITTEN, loss.qualifiedClassName(), loss.typeName(), e));
    }
  }
}
