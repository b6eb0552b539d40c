package io.lossmith.processor.generated;

import io.lossmith.Reduction;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * An annotated type in all its variety.
 *
 * @param classes the number of classes
 * @param batch the dimensions of the batch as they are written
 * @param reduction the reduction
 * @param name the name given to the generated class; empty for none
 * @param nesting the types around the annotated one, outermost first
 * @param kind how the annotated type is declared
 * @param visibility a modifier, or nothing
 * @param packageName the package; empty for the unnamed one
 */
record RandomSpec(
    int classes,
    List<String> batch,
    Reduction reduction,
    String name,
    List<String> nesting,
    Kind kind,
    String visibility,
    String packageName) {

  /** A declaration of a type without members. */
  enum Kind {
    CLASS("class Model {}"),
    FINAL_CLASS("final class Model {}"),
    RECORD("record Model(int seed) {}"),
    INTERFACE("interface Model {}");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  static Arbitrary<RandomSpec> any() {
    Arbitrary<Integer> classes =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.integers().between(2, 70)),
            Tuple.of(8, Arbitraries.integers().between(2, 400)),
            Tuple.of(1, Arbitraries.of(999, 4099, 20000)));
    Arbitrary<String> dimension = Arbitraries.integers().between(1, 6).map(String::valueOf);
    Arbitrary<List<String>> batch =
        Arbitraries.oneOf(
            Arbitraries.just(List.of()),
            Arbitraries.integers().between(1, 40).map(rows -> List.of("" + rows)),
            dimension.list().ofSize(2),
            dimension.list().ofSize(3),
            Arbitraries.just(List.of("ANY")),
            dimension.map(inner -> List.of("ANY", inner)));
    Arbitrary<String> name =
        Arbitraries.of("", "", "", "DigitLoss", "losses", "$", "_x1", "Verlustf\u00fcrZiffern");
    Arbitrary<List<String>> nesting =
        Arbitraries.of(
            List.of(),
            List.of(),
            List.of("class Outer"),
            List.of("interface Outer"),
            List.of("record Outer()", "class Middle"));
    return Combinators.combine(
            classes,
            batch,
            Arbitraries.of(Reduction.class),
            name,
            nesting,
            Arbitraries.of(Kind.class),
            Arbitraries.of("", "public ", "protected "),
            Arbitraries.of("", "p", "org.example.models"))
        .as(RandomSpec::new);
  }

  Form form() {
    return new Form(classes, "{" + String.join(", ", batch) + "}", reduction);
  }

  /** The product of the dimensions but {@code ANY}. */
  int fixedRows() {
    return batch.stream()
        .filter(dimension -> !dimension.equals("ANY"))
        .mapToInt(Integer::parseInt)
        .reduce(1, (one, other) -> one * other);
  }

  /** The qualified name of the outermost type. */
  String outermost() {
    return qualified(nesting.isEmpty() ? "Model" : "Outer");
  }

  /** The qualified name of the class that is to be generated. */
  String generatedName() {
    if (!name.isEmpty()) {
      return qualified(name);
    }
    StringBuilder simple = new StringBuilder();
    nesting.forEach(outer -> simple.append(outer.replaceAll("^\\w+ |\\(\\)", "")).append('_'));
    return qualified(simple + "ModelLoss");
  }

  private String qualified(String simpleName) {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  /** The source of the outermost type. */
  String source() {
    List<String> lines = new ArrayList<>();
    if (!packageName.isEmpty()) {
      lines.add("package " + packageName + ";");
    }
    if (form().isDynamic()) {
      lines.add("import static io.lossmith.SoftmaxCrossEntropy.ANY;");
    }
    lines.add("import io.lossmith.Reduction;");
    lines.add("import io.lossmith.SoftmaxCrossEntropy;");
    nesting.forEach(outer -> lines.add(outer + " {"));
    lines.add(
        "@SoftmaxCrossEntropy(classes = "
            + classes
            + ", batch = "
            + form().batch()
            + ", reduction = Reduction."
            + reduction
            + (name.isEmpty() ? "" : ", name = \"" + name + "\"")
            + ")");
    lines.add(modifier() + kind.text);
    nesting.forEach(outer -> lines.add("}"));
    return String.join("\n", lines) + "\n";
  }

  /** Only a member of a class or a record can be protected. */
  private String modifier() {
    boolean member = !nesting.isEmpty() && !nesting.get(nesting.size() - 1).startsWith("interface");
    return visibility.equals("protected ") && !member ? "" : visibility;
  }
}
