package io.lossmith.demo.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.demo.data.ImageData;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.service.ServiceOptions;
import io.lossmith.demo.service.http.Limits;
import io.lossmith.demo.service.http.RunningService;
import io.lossmith.demo.service.http.ServerOptions;
import io.lossmith.demo.testing.Browser;
import io.lossmith.demo.training.Trainer;
import io.lossmith.demo.training.TrainingListener;
import io.lossmith.demo.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page of a running service, used as a person would, with a mouse and without. */
@TestInstance(Lifecycle.PER_CLASS)
class PageInBrowserTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Corners of strokes, in hundredths of the pad's half side from its middle. */
  private static final int[][] SEVEN = {{-50, -55}, {50, -55}, {15, 0}, {-10, 60}};

  private Browser browser;
  private RunningService service;

  @BeforeAll
  void startServiceAndBrowser(@TempDir Path folder) {
    browser = Browser.open();
    service =
        RunningService.start(
            folder.resolve("state"),
            PageInBrowserTest::trained,
            ServiceOptions.of(0.02f),
            new ServerOptions("127.0.0.1", 0, Optional.empty(), Limits.DEFAULT),
            line -> {
              throw new IllegalStateException(line);
            });
    service.warmUp(100);
  }

  @AfterAll
  void stop() {
    if (service != null) {
      service.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openPage() {
    browser.width(1200);
    browser.prefer("light");
    browser.driver().get("http://127.0.0.1:" + service.port() + "/");
    find("clear");
    until(() -> !text("steps").equals("–"));
  }

  @Test
  void readsADrawingAndLearnsALabel() throws IOException {
    draw(SEVEN);
    until(() -> text("digit").equals("7"));
    assertThat(text("sure")).matches("with a probability of \\d+\\.\\d %");
    assertThat(shares(1)).hasSize(10).allMatch(share -> share.matches("\\d+\\.\\d %"));
    assertThat(text("loss")).isEqualTo("choose a label");
    assertThat(find("learn").isEnabled()).isFalse();

    // To teach something new: that this is a 3.
    choose(3);
    until(() -> text("loss").matches("[\\d.]+"));
    double loss = number("loss");
    assertThat(loss).isGreaterThan(1);
    List<String> gradient = shares(3);
    assertThat(gradient.get(3)).startsWith("−");
    assertThat(gradient.get(7)).startsWith("+");
    keepPicture();
    for (int step = 1; step <= 3; step++) {
      double before = number("loss");
      String said = text("learned");
      until(() -> find("learn").isEnabled());
      find("learn").click();
      until(() -> !text("learned").equals(said));
      assertThat(text("learned")).matches("Step \\d+: loss [\\d.]+ before, [\\d.]+ after\\.");
      until(() -> number("loss") < before);
    }
    System.out.printf("a 7 that is taught to be a 3: loss %.4f, then %.4f%n", loss, number("loss"));
    nothingWentWrong();
  }

  @Test
  void worksWithTheKeyboardAlone() {
    WebElement pad = find("pad");
    int tabs = 0;
    while (!browser.driver().switchTo().activeElement().equals(pad)) {
      browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
      assertThat(++tabs).as("the pad is reached with the tabulator").isLessThan(5);
    }
    // From the middle up, then a line down: a 1.
    for (int i = 0; i < 8; i++) {
      pad.sendKeys(Keys.ARROW_UP);
    }
    pad.sendKeys(Keys.SPACE);
    String drawDown = Keys.chord(Keys.SHIFT, Keys.ARROW_DOWN);
    for (int i = 0; i < 16; i++) {
      pad.sendKeys(drawDown);
    }
    until(() -> text("digit").equals("1"));
    until(() -> spoken().startsWith("Reads 1, "));
    pad.sendKeys("1");
    until(() -> spoken().contains("The loss for 1 is "));
    pad.sendKeys(Keys.ENTER);
    until(() -> text("learned").startsWith("Step "));
    pad.sendKeys(Keys.DELETE);
    until(() -> text("digit").equals("–"));
    assertThat(text("learned")).isEmpty();
    nothingWentWrong();
  }

  @Test
  void showsWhatTheServiceMeasures() {
    draw(SEVEN);
    choose(7);
    until(() -> find("learn").isEnabled());
    find("learn").click();
    until(() -> text("learned").startsWith("Step "));
    until(() -> cells("latencies").stream().allMatch(cell -> cell.matches("\\d+\\.\\d+")));
    until(() -> cells("loss-times").stream().allMatch(cell -> cell.matches("\\d+\\.\\d+")));
    assertThat(cells("latencies")).hasSize(10);
    until(() -> text("learned-log-loss").matches("\\d+\\.\\d{4}"));
    assertThat(text("accuracy")).matches("\\d+\\.\\d %");
    assertThat(Integer.parseInt(text("images"))).isPositive();
    nothingWentWrong();
  }

  /** Enlarged five times, an image of MNIST is a drawing whose preparation is known. */
  @Test
  void preparesDrawingsAsMnistWas() {
    Object same =
        browser
            .driver()
            .executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                import('/mnist.js').then(({ asMnist }) => {
                  done(arguments[0].map((image) => {
                    const ink = new Float64Array(140 * 140)
                        .map((_, i) => image[28 * Math.floor(i / 700) + Math.floor(i % 140 / 5)]);
                    const prepared = asMnist(ink, 140);
                    return Math.max(...prepared.map((value, i) => Math.abs(value - image[i])));
                  }));
                });
                """,
                images(200));
    List<Double> worst =
        ((List<?>) same).stream().map(value -> ((Number) value).doubleValue()).toList();
    long exact = worst.stream().filter(difference -> difference < 1e-6).count();
    System.out.printf("%d of %d images of MNIST come out as they went in%n", exact, worst.size());
    assertThat(exact).isEqualTo(worst.size());
  }

  @Test
  void nothingIsPreparedFromNothing() {
    Object nothing =
        browser
            .driver()
            .executeAsyncScript(
                "const done = arguments[0];"
                    + " import('/mnist.js').then((m) => done(m.asMnist(new Float64Array(49), 7)));");
    assertThat(nothing).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void isAccessible(String scheme) {
    browser.prefer(scheme);
    draw(SEVEN);
    choose(7);
    until(() -> text("loss").matches("[\\d.]+"));
    assertThat(browser.obstacles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 768, 1400})
  void fitsItsWidth(int width) {
    browser.width(width);
    draw(SEVEN);
    until(() -> text("digit").equals("7"));
    assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
  }

  private void draw(int[]... corners) {
    WebElement pad = find("pad");
    browser.run("arguments[0].scrollIntoView({block: 'center'})", pad);
    int half = pad.getSize().width / 2;
    Actions pointer = new Actions(browser.driver());
    pointer.moveToElement(pad, corners[0][0] * half / 100, corners[0][1] * half / 100);
    pointer.clickAndHold();
    for (int[] corner : corners) {
      pointer.moveToElement(pad, corner[0] * half / 100, corner[1] * half / 100);
    }
    pointer.release().perform();
  }

  private void choose(int label) {
    browser
        .driver()
        .findElement(By.cssSelector("input[name=label][value='" + label + "']"))
        .click();
  }

  private List<String> shares(int column) {
    return browser.driver().findElements(By.cssSelector("#classes tr")).stream()
        .map(row -> row.findElements(By.tagName("td")).get(column).getText())
        .toList();
  }

  private List<String> cells(String table) {
    return browser.driver().findElements(By.cssSelector("#" + table + " td")).stream()
        .map(WebElement::getText)
        .toList();
  }

  private WebElement find(String id) {
    return browser.driver().findElement(By.id(id));
  }

  private String text(String id) {
    return find(id).getText();
  }

  private double number(String id) {
    return Double.parseDouble(text(id));
  }

  private String spoken() {
    return String.valueOf(find("spoken").getAttribute("textContent"));
  }

  private void until(BooleanSupplier condition) {
    new WebDriverWait(browser.driver(), PATIENCE)
        .ignoring(StaleElementReferenceException.class)
        .until(driver -> condition.getAsBoolean());
  }

  /** Keeps what is to be seen where {@code -Dlossmith.picture=FILE} asks for it. */
  private void keepPicture() throws IOException {
    String file = System.getProperty("lossmith.picture");
    if (file != null) {
      Files.write(Path.of(file), browser.picture());
    }
  }

  private void nothingWentWrong() {
    assertThat(text("problem")).isEmpty();
    assertThat(browser.console()).isEmpty();
  }

  private static List<List<Double>> images(int count) {
    ImageData data = ImageData.bundled(10);
    float[] pixels = new float[28 * 28];
    return IntStream.range(0, count)
        .mapToObj(
            image -> {
              data.test().copyPixels(image, pixels, 0);
              return IntStream.range(0, pixels.length).mapToObj(i -> (double) pixels[i]).toList();
            })
        .toList();
  }

  private static DigitModel trained() {
    ImageData all = ImageData.bundled(10);
    ImageData some =
        new ImageData(
            all.training().slice(0, 20_000), all.validation().slice(0, 1_000), all.test());
    DigitModel model = DigitModel.random(28 * 28, 32, new SplittableRandom(1));
    new Trainer(new TrainingPlan(3, 64, 0.005, 1), some, model).train(TrainingListener.SILENT);
    return model;
  }
}
