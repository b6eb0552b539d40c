package io.lossmith.demo.report.chart;

import com.samskivert.mustache.Mustache;
import io.lossmith.demo.report.ConfidentRow;
import io.lossmith.demo.report.Confusion;
import io.lossmith.demo.report.Example;
import io.lossmith.demo.report.Reliability;
import io.lossmith.demo.report.Report;
import io.lossmith.demo.training.StepPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The page of a report: one HTML text that needs nothing but a browser. */
public final class ReportPage {
  private static final String FOLDER = "/io/lossmith/demo/report/";
  private static final int TABLE_ROWS = 8;
  private static final double NANOS_PER_MICRO = 1e3;

  private ReportPage() {}

  /**
   * Draws a report.
   *
   * @param report what it says
   * @return the page
   */
  public static String of(Report report) {
    Map<String, Object> values = new HashMap<>();
    values.put("css", resource("report.css"));
    values.put("light", Ink.lightVariables());
    values.put("dark", Ink.darkVariables());
    putData(values, report);
    putTraining(values, report);
    putReliability(values, report);
    putConfidentRows(values, report.confident());
    values.put("curveChart", LossCurveCharts.curve(report));
    values.put("slopesChart", LossCurveCharts.slopes());
    values.put("batch", report.trainedBatch().size());
    values.put("confusionChart", ConfusionChart.draw(report.confusion()));
    values.put("hardestCount", report.hardest().size());
    values.put(
        "hardest", report.hardest().stream().map(example -> hardImage(report, example)).toList());
    return Mustache.compiler().compile(resource("report.html")).execute(values);
  }

  private static void putData(Map<String, Object> values, Report report) {
    values.put("dataName", report.dataName());
    values.put("trainingImages", report.data().training().size());
    values.put("validationImages", report.data().validation().size());
    values.put("testImages", report.data().test().size());
    values.put(
        "shape",
        report.data().test().pixelsPerImage()
            + " → "
            + report.hiddenUnits()
            + " → "
            + Confusion.CLASSES);
    values.put("accuracy", format("%.2f", 100 * report.test().accuracy()));
    values.put("loss", format("%.4f", report.test().loss()));
    values.put("java", Runtime.version());
  }

  private static void putTraining(Map<String, Object> values, Report report) {
    boolean known = !report.epochs().isEmpty();
    values.put("epochs", known);
    if (known) {
      EpochCharts charts = new EpochCharts(report.epochs());
      values.put("lossChart", charts.loss());
      values.put("accuracyChart", charts.accuracy());
    }
    double micros = report.time().nanos(StepPart.LOSS) / NANOS_PER_MICRO / report.time().steps();
    values.put("lossMicros", format("%.1f", micros));
    values.put("lossShare", format("%.1f", 100 * report.time().lossShare()));
    values.put("steps", report.time().steps());
    values.put("stepTimeChart", StepTimeChart.draw(report.time()));
  }

  private static void putReliability(Map<String, Object> values, Report report) {
    Reliability before = report.uncalibrated();
    Reliability after = report.calibrated();
    values.put("bins", Reliability.BINS);
    values.put("temperature", format("%.3f", report.temperature()));
    values.put("errorBefore", format("%.2f", 100 * before.expectedError()));
    values.put("errorAfter", format("%.2f", 100 * after.expectedError()));
    values.put("lossBefore", format("%.4f", before.loss()));
    values.put("lossAfter", format("%.4f", after.loss()));
    values.put("reliabilityBefore", ReliabilityChart.draw(before, Ink.ORANGE, "before"));
    values.put("reliabilityAfter", ReliabilityChart.draw(after, Ink.BLUE, "after"));
  }

  private static void putConfidentRows(Map<String, Object> values, List<ConfidentRow> rows) {
    values.put("confidentRows", rows.size());
    values.put("zeroRows", rows.stream().filter(row -> row.textbookLoss() == 0).count());
    values.put("generatedZeros", rows.stream().filter(row -> row.loss() == 0).count());
    values.put("confidenceChart", ConfidenceChart.draw(rows));
    values.put(
        "mostConfident",
        rows.subList(Math.max(0, rows.size() - TABLE_ROWS), rows.size()).stream()
            .map(
                row ->
                    Map.of(
                        "gap", format("%.2f", row.gap()),
                        "loss", format("%.4e", row.loss()),
                        "textbook",
                            row.textbookLoss() == 0 ? "0" : format("%.4e", row.textbookLoss())))
            .toList());
  }

  private static Map<String, Object> hardImage(Report report, Example example) {
    return Map.of(
        "picture",
        DigitPicture.draw(report.data().test(), example.index(), "test image " + example.index()),
        "target",
        example.target(),
        "predicted",
        example.predicted(),
        "predictedProbability",
        format("%.4f", example.predictedProbability()),
        "targetProbability",
        format("%.2g", example.targetProbability()),
        "loss",
        format("%.2f", example.loss()));
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String resource(String name) {
    try (InputStream bytes =
        Objects.requireNonNull(ReportPage.class.getResourceAsStream(FOLDER + name), name)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
