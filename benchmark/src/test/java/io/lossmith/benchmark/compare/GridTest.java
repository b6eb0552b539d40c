package io.lossmith.benchmark.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.benchmark.contender.BatchSpecs;
import io.lossmith.benchmark.contender.ExampleSpecs;
import io.lossmith.benchmark.contender.Method;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;

class GridTest {
  @Test
  void isTheQuickOneUnlessAnotherIsNamed() {
    assertThat(parse().grid()).isEqualTo(Grid.quick());
    assertThat(parse("--quick").grid()).isEqualTo(Grid.quick());
    assertThat(parse("--full").grid()).isEqualTo(Grid.full());
    assertThat(parse("--growing-rows").grid()).isEqualTo(Grid.growingRows());
    assertThat(parse("--growing-classes").grid()).isEqualTo(Grid.growingClasses());
  }

  @Test
  void growsWithoutThePeersUnlessTheyAreNamed() {
    assertThat(parse("--growing-rows").contenders()).containsExactly("lossmith", "copy");
    assertThat(parse("--growing-classes").contenders()).containsExactly("lossmith", "copy");
    assertThat(parse("--full").contenders()).isEmpty();
  }

  @Test
  void growsToFourMillionElementsWithEveryNumberOfClasses() {
    Grid grid = Grid.growingRows();
    for (int classes : grid.classes()) {
      assertThat(grid.cells())
          .filteredOn(cell -> cell.classes() == classes)
          .last()
          .extracting(Cell::elements)
          .asInstanceOf(InstanceOfAssertFactories.LONG)
          .isBetween(3_900_000L, 4L << 20);
    }
  }

  @Test
  void isWhatAPersonAsksFor() {
    assertThat(
            parse("--methods", "softmax,loss", "--classes", "5,3", "--rows", "2,7").grid().cells())
        .containsExactly(
            new Cell(Method.SOFTMAX, 5, 2),
            new Cell(Method.SOFTMAX, 5, 7),
            new Cell(Method.SOFTMAX, 3, 2),
            new Cell(Method.SOFTMAX, 3, 7),
            new Cell(Method.LOSS, 5, 2),
            new Cell(Method.LOSS, 5, 7),
            new Cell(Method.LOSS, 3, 2),
            new Cell(Method.LOSS, 3, 7));
  }

  @Test
  void leavesOutWhatIsTooLarge() {
    assertThat(parse("--classes", "10", "--rows", "9,10,11", "--most-elements", "100").grid())
        .extracting(Grid::cells)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactly(
            new Cell(Method.LOSS_AND_GRADIENT, 10, 9), new Cell(Method.LOSS_AND_GRADIENT, 10, 10));
  }

  @Test
  void refusesTwoNamesAtOnceAndMethodsThatAreNotThere() {
    assertThatThrownBy(() -> parse("--quick", "--full"))
        .isInstanceOf(MutuallyExclusiveArgsException.class);
    assertThatThrownBy(() -> parse("--methods", "hardmax"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("hardmax")
        .hasMessageContaining("logSoftmax");
  }

  @Test
  void fillsTheMostElementsWhereRowsAreLeftOpen() {
    assertThat(Grid.growingClasses().cells())
        .isNotEmpty()
        .allSatisfy(
            cell ->
                assertThat(cell.elements()).isBetween((1 << 20) - (long) cell.classes(), 1L << 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--quick", "--full", "--growing-rows", "--growing-classes"})
  void asksForNoClassThatIsNotGenerated(String name) {
    assertThat(parse(name).grid().classes())
        .isNotEmpty()
        .allSatisfy(
            classes -> {
              assertThat(BatchSpecs.of(classes).classes()).isEqualTo(classes);
              assertThat(ExampleSpecs.of(classes).classes()).isEqualTo(classes);
            });
  }

  private static GridOptions parse(String... arguments) {
    GridOptions options = new GridOptions();
    new CommandLine(new Command(options))
        .registerConverter(Method.class, Method::of)
        .parseArgs(arguments);
    return options;
  }

  @CommandLine.Command
  private static final class Command {
    @CommandLine.Mixin private final GridOptions options;

    Command(GridOptions options) {
      this.options = options;
    }
  }
}
