package io.lossmith.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.demo.data.ImageData;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.report.chart.ReportPage;
import io.lossmith.demo.testing.Browser;
import io.lossmith.demo.training.EpochResult;
import io.lossmith.demo.training.Trainer;
import io.lossmith.demo.training.TrainingListener;
import io.lossmith.demo.training.TrainingPlan;
import io.lossmith.demo.training.TrainingTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The report of a short training on a part of MNIST, as a browser shows it. */
@TestInstance(Lifecycle.PER_CLASS)
class ReportInBrowserTest {
  private static final List<String> CHARTS =
      List.of(
          "loss-by-epoch",
          "accuracy-by-epoch",
          "loss-curve",
          "loss-and-accuracy",
          "confusion-matrix",
          "step-time",
          "reliability-before",
          "reliability-after",
          "confident-rows");

  /** Texts of charts that reach beyond their chart, or whose font is not the page's. */
  private static final String MISPLACED_TEXTS =
      """
      const bad = [];
      for (const svg of document.querySelectorAll('figure svg:not(.digit)')) {
        const frame = svg.getBoundingClientRect();
        for (const text of svg.querySelectorAll('text')) {
          const box = text.getBoundingClientRect();
          if (box.left < frame.left - 1 || box.right > frame.right + 1
              || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
            bad.push(svg.closest('figure').id + ': ' + text.textContent);
          }
          if (getComputedStyle(text).fontFamily !== getComputedStyle(document.body).fontFamily) {
            bad.push(svg.closest('figure').id + ' in another font: ' + text.textContent);
          }
        }
      }
      return bad;
      """;

  private Browser browser;

  @BeforeAll
  void openReport(@TempDir Path folder) throws IOException {
    browser = Browser.open();
    Path file = folder.resolve("report.html");
    Files.writeString(file, ReportPage.of(report()));
    browser.driver().get(file.toUri().toString());
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void everyChartIsDrawn() {
    for (String id : CHARTS) {
      WebElement svg = browser.driver().findElement(By.cssSelector("#" + id + " svg"));
      assertThat(svg.getSize().width).as(id).isGreaterThan(300);
      assertThat(svg.getSize().height).as(id).isGreaterThan(150);
      assertThat(svg.getAttribute("aria-label")).as(id).isNotBlank();
      assertThat(svg.findElements(By.cssSelector("path, line, circle, rect")))
          .as(id)
          .hasSizeGreaterThan(5);
      assertThat(svg.findElements(By.cssSelector("text"))).as(id).hasSizeGreaterThan(4);
    }
  }

  @Test
  void theHardestImagesAreDrawnWithWhatWasSaidOfThem() {
    List<WebElement> images = browser.driver().findElements(By.cssSelector("#hardest-images li"));
    assertThat(images).hasSize(25);
    for (WebElement image : images) {
      assertThat(image.findElements(By.cssSelector("svg.digit path"))).isNotEmpty();
      assertThat(image.getText()).containsPattern("is \\d, said \\d").contains("loss ");
    }
  }

  @Test
  void nothingFailsAndNothingIsFetched() {
    assertThat(browser.console()).isEmpty();
    assertThat(browser.run("return performance.getEntriesByType('resource').length")).isEqualTo(0L);
    assertThat(browser.run("return document.scripts.length")).isEqualTo(0L);
  }

  @Test
  void lightAndDarkDiffer() {
    browser.prefer("light");
    Object light = colours();
    browser.prefer("dark");
    assertThat(colours()).isNotEqualTo(light);
    browser.prefer("light");
    assertThat(colours()).isEqualTo(light);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void isAccessible(String scheme) {
    browser.prefer(scheme);
    assertThat(browser.obstacles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 768, 1280, 1920})
  void textStaysInsideAndThePageFitsItsWidth(int width) {
    browser.width(width);
    assertThat(browser.run(MISPLACED_TEXTS)).isEqualTo(List.of());
    assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
  }

  private Object colours() {
    return browser.run(
        """
        const of = (selector, property) =>
            getComputedStyle(document.querySelector(selector))[property];
        return [of('body', 'backgroundColor'), of('#confusion-matrix text', 'fill'),
            of('#loss-by-epoch svg circle, #loss-by-epoch svg path', 'fill'),
            of('.digit path', 'fill')].join(' ');
        """);
  }

  private static Report report() {
    ImageData all = ImageData.bundled(10);
    ImageData some =
        new ImageData(
            all.training().slice(0, 3_000),
            all.validation().slice(0, 1_000),
            all.test().slice(0, 1_000));
    DigitModel model = DigitModel.random(28 * 28, 16, new SplittableRandom(1));
    List<EpochResult> epochs = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void firstBatch(float loss) {}

          @Override
          public void step(int epoch, int examples) {}

          @Override
          public void epoch(EpochResult result) {
            epochs.add(result);
          }
        };
    TrainingTime time = new Trainer(new TrainingPlan(15, 32, 0.01, 1), some, model).train(listener);
    return Report.of("a part of MNIST", some, model, epochs, time);
  }
}
