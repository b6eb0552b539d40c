package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReferenceCasesTest {
  @Test
  void everyCaseIsThereInAStableOrder() {
    assertThat(ReferenceCases.exact())
        .hasSize(44)
        .extracting(ReferenceCase::name)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(ReferenceCases.torch())
        .hasSize(167)
        .extracting(ReferenceCase::name)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(ReferenceCases.seeds())
        .hasSize(43)
        .extracting(ReferenceCase::name)
        .startsWith("000-log-0.702766")
        .endsWith("004-mean")
        .doesNotHaveDuplicates();
  }

  @Test
  void theIndexNamesEveryFileAndOnlyThose() throws IOException, URISyntaxException {
    URL url = Objects.requireNonNull(ReferenceCases.class.getResource("reference/index.txt"));
    Path index = Path.of(url.toURI());
    Path folder = Objects.requireNonNull(index.getParent());
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> present =
          files
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .filter(name -> !name.equals("index.txt") && !name.equals("README.md"))
              .toList();
      assertThat(Files.readAllLines(index)).containsExactlyInAnyOrderElementsOf(present);
    }
  }

  @Test
  void casesAreNamedAfterTheirFiles() throws IOException, URISyntaxException {
    URL url = Objects.requireNonNull(ReferenceCases.class.getResource("reference/index.txt"));
    List<String> names =
        Stream.concat(
                ReferenceCases.exact().stream().map(reference -> "exact/" + reference + ".txt"),
                ReferenceCases.torch().stream().map(reference -> "torch/" + reference + ".txt"))
            .toList();
    assertThat(Files.readAllLines(Path.of(url.toURI()))).containsAll(names);
  }

  @Test
  void casesWithoutOptionsAreThoseOfThePlainLoss() {
    assertThat(ReferenceCases.torchWithoutOptions())
        .hasSizeBetween(50, 80)
        .allSatisfy(
            reference -> {
              assertThat(reference.tensor("target").type()).isEqualTo(ReferenceType.INT64);
              assertThat(reference.hasTensor("weights")).isFalse();
              assertThat(Arrays.stream(reference.tensor("gradOutput").toDoubles()))
                  .allMatch(gradient -> gradient == 1);
            })
        .extracting(ReferenceCase::name)
        .contains("grid_c10_n16_sum", "kdim_2x3x5x5_mean", "extreme_nan_none", "double_c33_n7_sum")
        .doesNotContain("gradout_none_random", "smooth_c2_n7_mean", "kdim_2x3x1x2x3_mean_w");
  }
}
