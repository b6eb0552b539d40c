package io.lossmith.demo.explain;

import java.io.PrintWriter;
import java.util.List;

/** Walks through the examples of five published explanations, with everything recomputed. */
public final class Explanations {
  private static final List<Walk> WALKS =
      List.of(
          new ForumThread(),
          new CourseNotes(),
          new FrameworkNotebook(),
          new TensorNotebook(),
          new BlogPost());

  private Explanations() {}

  /**
   * Prints all five.
   *
   * @param out where they go
   */
  public static void print(PrintWriter out) {
    Page page = new Page(out);
    page.text(
        "From logits to a loss: softmax makes probabilities of a row of logits; the probability",
        "at the target is picked; minus its natural logarithm is the row's loss, the NLL; the mean",
        "over the rows is the loss of the batch. Cross-entropy does all of it in one step.",
        "",
        "Computed: by classes that Lossmith generated for 3, 5 and 10 classes, in float.",
        "Printed: what the explanation shows, with 4 decimals and computed from logits of 4",
        "decimals: a difference of up to 1.5e-4 (3e-4 for sums of exponentials) is rounding.");
    for (int i = 0; i < WALKS.size(); i++) {
      page.title(i + 1, WALKS.get(i).title());
      WALKS.get(i).print(page);
    }
    page.misprints();
  }
}
