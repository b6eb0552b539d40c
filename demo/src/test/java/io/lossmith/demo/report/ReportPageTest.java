package io.lossmith.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.demo.data.ImageData;
import io.lossmith.demo.data.LabelledImages;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.report.chart.ReportPage;
import io.lossmith.demo.training.EpochResult;
import io.lossmith.demo.training.Evaluation;
import io.lossmith.demo.training.StepPart;
import io.lossmith.demo.training.TrainingTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reports of models that are out of the ordinary. */
class ReportPageTest {
  private static final ImageData DATA = ImageData.bundled(10);
  private static final Pattern TEXT = Pattern.compile("<text [^>]*>([^<]*)</text>");

  /** A model of zeros takes everything for a 0, of which there is none here. */
  @Test
  void aModelThatIsAlwaysWrongHasAReport() {
    String page = ReportPage.of(report(List.of(), DATA.test().slice(0, 2)));
    assertThat(page)
        .contains("here for 0 of 0 images", "The 2 test images", "id=\"confident-rows\"")
        .doesNotContain("NaN", "Infinity");
  }

  @Test
  void aModelThatIsAlwaysRightHasAReport() {
    // The fourth test image is a 0.
    assertThat(DATA.test().label(3)).isZero();
    String page = ReportPage.of(report(List.of(), DATA.test().slice(3, 4)));
    assertThat(page).contains("here for 0 of 1 images").doesNotContain("NaN", "Infinity");
  }

  @Test
  void thousandsOfEpochsDoNotMakeThousandsOfPoints() {
    List<EpochResult> epochs =
        IntStream.rangeClosed(1, 5_000)
            .mapToObj(i -> new EpochResult(i, 1.0 / i, 0.5, new Evaluation(2.0 / i, 0.5), 1))
            .toList();
    String page = ReportPage.of(report(epochs, DATA.test().slice(0, 2)));
    assertThat(page.split("<circle", -1)).hasSizeLessThan(300);
    assertThat(page.length()).isLessThan(1_000_000);
  }

  @Test
  void smallLossesKeepTheirDigitsOnTheAxis() {
    List<EpochResult> epochs =
        IntStream.rangeClosed(1, 3)
            .mapToObj(i -> new EpochResult(i, 0.001 * i, 1, new Evaluation(0.0015 * i, 1), 1))
            .toList();
    String page = ReportPage.of(report(epochs, DATA.test().slice(0, 2)));
    String chart = page.substring(page.indexOf("id=\"loss-by-epoch\""));
    List<String> labels =
        TEXT.matcher(chart.substring(0, chart.indexOf("</svg>")))
            .results()
            .map(text -> text.group(1))
            .toList();
    assertThat(labels).contains("0.0035", "0.0040").doesNotHaveDuplicates();
  }

  private static Report report(List<EpochResult> epochs, LabelledImages test) {
    Map<StepPart, Long> parts =
        Arrays.stream(StepPart.values())
            .collect(Collectors.toMap(Function.identity(), part -> 1_000L));
    return Report.of(
        "MNIST",
        new ImageData(DATA.training(), DATA.validation().slice(0, 100), test),
        new DigitModel(28 * 28, 4),
        epochs,
        new TrainingTime(10_000, 1, parts));
  }
}
