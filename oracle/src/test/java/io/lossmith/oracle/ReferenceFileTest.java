package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceFileTest {
  private static final String FORMAT = "format lossmith-reference 1\n";

  @Test
  void readsHeadersAndTensors() {
    ReferenceCase reference =
        parse(
                """
                # a comment
                name small
                note two  spaces, = and #
                tensor logits float32 2 3
                0.1 NaN -Infinity Infinity -0.0 1e-45
                # another
                tensor target int64 2
                -100 2
                tensor scale float64
                0.1
                tensor empty float64 2 0

                end
                """)
            .get(0);
    assertThat(reference.name()).isEqualTo("small");
    assertThat(reference.headers()).containsOnlyKeys("name", "note");
    assertThat(reference.header("note")).isEqualTo("two  spaces, = and #");
    assertThat(reference.tensors()).containsOnlyKeys("logits", "target", "scale", "empty");
    ReferenceTensor logits = reference.tensor("logits");
    assertThat(logits).hasToString("logits float32 2 3");
    assertThat(logits.dimensions()).containsExactly(2, 3);
    assertThat(logits.toFloats())
        .containsExactly(
            0.1f, Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, -0f, 0x1p-149f);
    assertThat(logits.toDoubles()[0]).isEqualTo(0.1f).isNotEqualTo(0.1);
    assertThat(reference.tensor("target").toInts()).containsExactly(-100, 2);
    assertThat(reference.tensor("scale").scalar()).isEqualTo(0.1);
    assertThat(reference.tensor("empty").size()).isZero();
  }

  @Test
  void readsSeveralBlocksInOrder() {
    assertThat(parse("case b\nend\n# between\ncase a\nend\n# after\n"))
        .extracting(ReferenceCase::name)
        .containsExactly("b", "a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | x:2: the file ends here, expected a header, a tensor or 'end'",
        "name a/key | x:3: expected a header 'KEY value', found 'key'",
        "name a/key_1 v | x:3: header key 'key_1' is not a word of letters and digits",
        "name a//end | x:3: expected a header 'KEY value', found ''",
        "name a/name b | x:3: header 'name' is given twice",
        "note a/end | x:3: block has neither a header 'name' nor a header 'case'",
        "name a/tensor t | x:3: expected 'tensor NAME TYPE DIMENSIONS', found 'tensor t'",
        "name a/tensor t float16/1 | x:3: type 'float16' is not float32, float64 or int64",
        "name a/tensor t float32 -1/1 | x:3: dimension '-1' is not a plain number of at most 9"
            + " digits",
        "name a/tensor t int64 99999 99999/1 | x:3: tensor has more than 100000000 values",
        "name a/tensor t float32 2/1.0 | x:4: found 1 values, expected 2",
        "name a/tensor t float32 2/1.0  2.0 | x:4: found 3 values, expected 2",
        "name a/tensor t float32//end | x:4: found 0 values, expected 1",
        "name a/tensor t float32 | x:4: the file ends here, expected the values of tensor t",
        "name a/tensor t float32/1.0f | x:4: value 0 is '1.0f', expected a number of float32",
        "name a/tensor t float32 2/1.0 nan | x:4: value 1 is 'nan', expected a number of float32",
        "name a/tensor t float32/1e39 | x:4: value 0 is '1e39', expected a number of float32",
        "name a/tensor t float64/1e309 | x:4: value 0 is '1e309', expected a number of float64",
        "name a/tensor t int64/1.0 | x:4: value 0 is '1.0', expected a number of int64",
        "name a/tensor t int64/9007199254740993 | x:4: value 0 is '9007199254740993', expected a"
            + " number of int64",
        "name a/tensor t int64/1/tensor t int64/1 | x:6: tensor 't' is given twice",
        "name a/tensor t int64/1/key v | x:5: expected a tensor or 'end' after a tensor, found"
            + " 'key v'",
        "name a/tensor t int64/1 | x:5: the file ends here, expected a header, a tensor or 'end'",
        "name a/end/ stray | x:4: header key '' is not a word of letters and digits",
      })
  void malformedLinesAreErrorsThatNameFileAndLine(String body, String message) {
    assertThatThrownBy(() -> parse(body.replace('/', '\n')))
        .isInstanceOf(ReferenceFormatException.class)
        .hasMessage(message);
  }

  @Test
  void theFirstLineNamesTheFormat() {
    assertThatThrownBy(() -> ReferenceFile.parse("x", List.of("format lossmith-reference 2")))
        .hasMessage("x:1: first line is not 'format lossmith-reference 1'");
    assertThatThrownBy(() -> ReferenceFile.parse("x", List.of()))
        .hasMessage("x:1: the file ends here, expected 'format lossmith-reference 1'");
  }

  @Test
  void whatIsNotThereIsNamed() {
    ReferenceCase reference = parse("name a\ntensor t int64 1\n7\nend\n").get(0);
    assertThatThrownBy(() -> reference.header("seed"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("case a has no header 'seed'; it has [name]");
    assertThatThrownBy(() -> reference.tensor("logits"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("case a has no tensor 'logits'; it has [t]");
    ReferenceTensor tensor = reference.tensor("t");
    assertThatThrownBy(tensor::toFloats)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("tensor t int64 1 is not float32");
    assertThatThrownBy(tensor::toDoubles).hasMessage("tensor t int64 1 is not float32 or float64");
    assertThatThrownBy(tensor::scalar).hasMessage("tensor t int64 1 is not a scalar");
    assertThatThrownBy(() -> reference.classesLast("t"))
        .hasMessage("tensor t int64 1 is not a tensor with an axis 1");
  }

  @Test
  void classesLastMovesTheClassAxis() {
    String values = "tensor logits int64 2 3 2\n0 1 2 3 4 5 6 7 8 9 10 11\nend\n";
    ReferenceTensor batch = parse("name a\n" + values).get(0).classesLast("logits");
    assertThat(batch.dimensions()).containsExactly(4, 3);
    assertThat(batch.toInts()).containsExactly(0, 2, 4, 1, 3, 5, 6, 8, 10, 7, 9, 11);
    ReferenceTensor one = parse("name a\nnoBatchDim true\n" + values).get(0).classesLast("logits");
    assertThat(one.dimensions()).containsExactly(6, 2);
    assertThat(one.toInts()).containsExactly(0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11);
  }

  private static List<ReferenceCase> parse(String body) {
    return ReferenceFile.parse("x", (FORMAT + body).lines().toList());
  }
}
