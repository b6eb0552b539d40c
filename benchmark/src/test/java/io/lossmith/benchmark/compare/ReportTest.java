package io.lossmith.benchmark.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.lossmith.benchmark.contender.Method;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.w3c.dom.Document;

class ReportTest {
  @Test
  void tableHasTheFastestVariantItsRatioAndItsBytes() {
    assertThat(TableWriter.write(SampleResults.make()))
        .isEqualTo(
            """
            |          method |  C |  N | ours ns | ns/element |     B | theirs ns | ratio |   B | other ns | ratio |    B |
            |----------------:|---:|---:|--------:|-----------:|------:|----------:|------:|----:|---------:|------:|-----:|
            | lossAndGradient | 10 |  1 |    50.0 |       5.00 |     0 |      2000 |  40.0 | 520 |          |       |      |
            | lossAndGradient | 10 | 64 |     640 |       1.00 | <64.0 |           |       |     |    64.0k |   100 | 9000 |
            """);
  }

  @Test
  void textHasWhatItRanOnTheTableAndWhatIsMissing() {
    Results results = SampleResults.make();
    assertThat(MarkdownWriter.write(results))
        .contains("- CPU: one <of> these\n", "- backend: VECTOR_256\n")
        .contains("\n\n" + TableWriter.write(results) + "\n")
        .endsWith("- not measured: theirs, lossAndGradient: see log & weep\n");
  }

  @Test
  void jsonHoldsEverythingAgain() {
    Results results = SampleResults.make();
    String json = JsonWriter.write(results);
    assertThat(new Gson().fromJson(json, Results.class)).isEqualTo(results);
    assertThat(json.split("\"backend\": \"VECTOR_256\"", -1)).hasSize(4);
  }

  @Test
  void pageNeedsNothingElseAndShowsAllFamilies() throws Exception {
    String page = HtmlWriter.write(SampleResults.make());
    assertThat(page)
        .contains("one &lt;of&gt; these", "backend: VECTOR_256", "see log &amp; weep", "40.0")
        .doesNotContain("<script", "<link", "<img", "src=")
        .containsOnlyOnce("<!DOCTYPE");
    assertThat(page.split("<svg", -1)).hasSize(2);
  }

  @Test
  void chartHasALineForEveryFamilyAndIsWellFormed() throws Exception {
    Results results = SampleResults.make();
    Panel panel = Panel.of(results.cells()).get(0);
    XYChart chart = ChartWriter.chart(results, panel);
    assertThat(chart.getXAxisTitle()).isEqualTo("N, rows");
    assertThat(chart.getSeriesMap()).containsOnlyKeys("ours", "theirs", "other");
    assertThat(chart.getSeriesMap().get("ours").getXData()).containsExactly(1, 64);
    assertThat(chart.getSeriesMap().get("ours").getYData()).containsExactly(5, 1);
    assertThat(parse(ChartWriter.write(results, panel)).getDocumentElement().getTagName())
        .isEqualTo("svg");
  }

  @Test
  void panelsAreAsManyAsPlacesWouldBeTakenTwice() {
    assertThat(Panel.of(Grid.quick().cells()))
        .extracting(Panel::title)
        .containsExactly(
            "lossAndGradient, N = 1", "lossAndGradient, N = 64", "lossAndGradient, N = 4096");
    assertThat(Panel.of(Grid.growingRows().cells()))
        .hasSize(4)
        .extracting(Panel::axis)
        .containsOnly(Axis.ROWS);
    assertThat(Panel.of(Grid.growingClasses().cells()))
        .extracting(Panel::title)
        .containsExactly("lossAndGradient");
  }

  @Test
  void fastestIsByMedian() {
    Cell cell = new Cell(Method.LOSS_AND_GRADIENT, 10, 1);
    assertThat(SampleResults.make().best(cell, "theirs"))
        .hasValueSatisfying(best -> assertThat(best.contender()).isEqualTo("theirs:fast"));
    assertThat(SampleResults.make().families()).isEqualTo(List.of("ours", "theirs", "other"));
  }

  private static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // The document type's own address is on the network.
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
