package io.lossmith.processor.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Random specs of sigmoid cross-entropy, and a digest of all that they compute on random rows. */
final class SigmoidWorkload {
  private static final int SEED = 4711;
  private static final int SPECS = 40;

  private SigmoidWorkload() {}

  static List<SigmoidCase> cases() {
    Random random = new Random(SEED);
    return IntStream.range(0, SPECS)
        .mapToObj(number -> SigmoidCase.random(number, random))
        .toList();
  }

  /** The digest of every result of every method. */
  static long digest(Function<SigmoidCase, SigmoidLoss> losses) {
    BitDigest digest = new BitDigest();
    Random random = new Random(SEED);
    for (SigmoidCase each : cases()) {
      SigmoidRows rows = SigmoidRows.random(each, random);
      for (Call call : calls(each, rows)) {
        add(digest, losses.apply(each).get(call.method, call.arguments.toArray()));
        call.arguments.forEach(argument -> add(digest, argument));
      }
    }
    return digest.value();
  }

  /** A call of every method, on whole arrays. */
  static List<Call> calls(SigmoidCase of, SigmoidRows rows) {
    List<Object> loss = rows.inputs(false);
    if (!of.isExample() && !of.isReduced()) {
      loss.add(rows.output(of.rows()));
    }
    List<Object> gradient = new ArrayList<>(loss);
    gradient.add(rows.output(rows.entries()));
    List<Object> product = rows.inputs(true);
    product.add(rows.output(rows.entries()));
    List<Call> calls =
        new ArrayList<>(
            List.of(
                new Call("loss", loss),
                new Call("lossAndGradient", gradient),
                new Call("sigmoid", List.of(loss.get(0), rows.output(rows.entries()))),
                new Call("hessianVectorProduct", product)));
    if (!of.probabilities()) {
      calls.add(new Call("countCorrect", loss.subList(0, 2)));
    }
    return calls;
  }

  /**
   * Prints the digest in a JVM of its own, with the generated classes on its class path.
   *
   * @param arguments how often the workload runs: enough that the last ones are compiled code
   */
  public static void main(String[] arguments) {
    long first = digest(SigmoidWorkload::onClassPath);
    for (int run = 1; run < Integer.parseInt(arguments[0]); run++) {
      long again = digest(SigmoidWorkload::onClassPath);
      if (again != first) {
        throw new AssertionError("run 0 gave " + first + ", and run " + run + " " + again);
      }
    }
    System.out.println(Long.toHexString(first));
  }

  private static SigmoidLoss onClassPath(SigmoidCase of) {
    try {
      return new SigmoidLoss(Class.forName(of.source().lossName()));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(of.source().lossName() + " is not on the class path", e);
    }
  }

  private static void add(BitDigest digest, Object value) {
    if (value != null) {
      digest.addAny(value);
    }
  }

  /** A method and what it is given; outputs are written anew by each call. */
  record Call(String method, List<Object> arguments) {}
}
