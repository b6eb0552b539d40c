package io.lossmith.demo;

import io.lossmith.demo.explain.Explanations;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Prints the walks through published explanations. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Walks through softmax cross-entropy, step by step, on the examples of five published"
            + " explanations: every number is recomputed and set beside the printed one.")
final class ExplainCommand implements Callable<Integer> {
  private final PrintWriter out;

  ExplainCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    Explanations.print(out);
    return ExitCode.OK;
  }
}
