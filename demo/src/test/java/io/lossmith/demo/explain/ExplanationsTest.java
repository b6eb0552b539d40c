package io.lossmith.demo.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
  private static final int WIDTH = 100;

  private final List<String> lines = explain();

  @Test
  void walksThroughFiveExplanations() {
    assertThat(lines.stream().filter(line -> line.matches("\\d\\. .*"))).hasSize(5);
  }

  @Test
  void everythingPrintedAgreesOrIsANamedMisprint() {
    assertThat(lines).noneMatch(line -> line.contains("DIFFERS"));
    // Row 0 twice; the two lines of five logits; three rows of twice three classes.
    assertMisprints("  misprint 1", 2);
    assertMisprints("  misprint 2", 2);
    assertMisprints("  misprint 3", 6);
    assertThat(lines).contains("  misprint 1:", "  misprint 2:", "  misprint 3:");
  }

  @Test
  void printedNumbersStandBesideComputedOnes() {
    // Forum thread: the natural logarithm beside the one to base 10.
    assertLine("row 0", "-0.352717", "-0.153183078", "2.0e-01", "  misprint 1");
    assertLine("-0.352717 / ln 10 = -0.352717 / 2.302585 = -0.153183");
    // Course notes: softmax, log-softmax, loss of the first image.
    assertLine("row 0, classes 0-2", "0.115172", "0.505945", "0.122294", "2.4400", "3.9200");
    assertLine("row 0, classes 0-2", "-2.1613", "-0.6813", "-2.1013");
    assertLine("NLL", "2.287748");
    // Notebook: softmax, NLL, and the mean that it does not show.
    assertLine("row 0", "2.75744", "2.7574");
    assertLine("cross-entropy in one step", "2.437259", "-");
    // Tensors: sum of exponentials, mean.
    assertLine("row 2", "16.0904", "16.0903");
    assertLine("mean of the NLL", "1.750171", "1.7502");
    // Post: losses, and their mean.
    assertLine("row 1", "3.938462", "3.9384");
    assertLine("mean of the NLL", "1.333651", "-");
  }

  @Test
  void everyStepHasItsTable() {
    for (String step :
        List.of("softmax", "probability at target", "logarithm at target", "NLL", "mean")) {
      assertThat(lines).anyMatch(line -> line.matches("  " + step + " +computed +printed +.*"));
    }
  }

  @Test
  void showsThatProbabilitiesAreNotTakenForTheirLogarithms() {
    assertThat(lines).anyMatch(line -> line.contains("0.7027762"));
  }

  @Test
  void theFirstLessonsLossStandsBesideSigmoidCrossEntropy() {
    assertLine("sigmoid cross-entropy", "8.282853", "-");
    assertLine("torch.where -4.248354e-18, sigmoid cross-entropy -1.000000");
    assertLine("torch.where 0.000000e+00, sigmoid cross-entropy 2.061154e-09");
  }

  @Test
  void linesStayReadable() {
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(WIDTH));
  }

  @Test
  void aNumberThatDiffersWithoutBeingKnownToBeWrongIsMarked() {
    StringWriter out = new StringWriter();
    new Comparison("softmax")
        .line("row 0", new double[] {0.5}, new double[] {0.5002})
        .line("row 1", new double[] {0.5}, new double[] {0.5001})
        .print(new PrintWriter(out));
    assertThat(out.toString().lines().filter(line -> line.endsWith("DIFFERS")))
        .singleElement()
        .asString()
        .startsWith("  row 0");
  }

  private void assertLine(String... parts) {
    assertThat(lines).anyMatch(line -> List.of(parts).stream().allMatch(line::contains));
  }

  private void assertMisprints(String mark, int count) {
    assertThat(lines.stream().filter(line -> line.endsWith(mark))).as(mark).hasSize(count);
  }

  private static List<String> explain() {
    StringWriter out = new StringWriter();
    Explanations.print(new PrintWriter(out));
    return out.toString().lines().toList();
  }
}
