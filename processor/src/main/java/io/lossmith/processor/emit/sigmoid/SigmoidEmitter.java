package io.lossmith.processor.emit.sigmoid;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.lossmith.LossmithGenerated;
import io.lossmith.WarmUp;
import io.lossmith.processor.emit.GeneratedSource;
import io.lossmith.processor.spec.SigmoidSpec;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** Writes the class of a spec of sigmoid cross-entropy, as source. */
public final class SigmoidEmitter {
  private SigmoidEmitter() {}

  /**
   * Writes the class of a spec.
   *
   * @param spec a valid spec
   * @return the class; the same spec always gives the same
   */
  public static GeneratedSource emit(SigmoidSpec spec) {
    Form form = new Form(spec);
    Modifier[] visibility = spec.isPublic() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
    TypeSpec type =
        TypeSpec.classBuilder(spec.className())
            .addJavadoc(new ClassHeader(form).javadoc())
            .addAnnotation(
                AnnotationSpec.builder(LossmithGenerated.class)
                    .addMember("value", "$S", spec.annotatedType())
                    .build())
            .addModifiers(visibility)
            .addModifiers(Modifier.FINAL)
            .addSuperinterface(WarmUp.class)
            .addFields(new Fields(form).all())
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(visibility)
                    .addJavadoc("Makes an object that is ready to use.\n")
                    .build())
            .addMethods(new Methods(form).all())
            .addMethod(new WarmUpMethod(form).method())
            .addMethods(new RowMethods(form).all())
            .build();
    SortedMap<ClassName, List<String>> imports = new TreeMap<>();
    imports.put(form.real().math(), List.of("expNegative", "log1p"));
    return new GeneratedSource(spec.packageName(), type, imports);
  }
}
