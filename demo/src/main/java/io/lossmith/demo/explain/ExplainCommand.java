package io.lossmith.demo.explain;

import io.lossmith.demo.Version;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Walks through the examples of five published explanations, with everything recomputed. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Walks through softmax cross-entropy, step by step, on the examples of five published"
            + " explanations: every number is recomputed and set beside the printed one.")
public final class ExplainCommand implements Callable<Integer> {
  private final Page page;

  /**
   * Creates the command.
   *
   * @param out where the walks go
   */
  public ExplainCommand(PrintWriter out) {
    page = new Page(out);
  }

  @Override
  public Integer call() {
    page.text(
        "From logits to a loss: softmax makes probabilities of a row of logits; the probability",
        "at the target is picked; minus its natural logarithm is the row's loss, the NLL; the mean",
        "over the rows is the loss of the batch. Cross-entropy does all of it in one step.",
        "",
        "Computed: by classes that Lossmith generated for 3, 5 and 10 classes, in float.",
        "Printed: what the explanation shows, with 4 decimals and computed from logits of 4",
        "decimals: a difference of up to 1.5e-4 (3e-4 for sums of exponentials) is rounding.");
    List<Walk> walks =
        List.of(
            new ForumThread(),
            new CourseNotes(),
            new FrameworkNotebook(),
            new TensorNotebook(),
            new BlogPost());
    for (int i = 0; i < walks.size(); i++) {
      page.title(i + 1, walks.get(i).title());
      walks.get(i).print(page);
    }
    page.misprints();
    return ExitCode.OK;
  }
}
