package io.lossmith.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the text format {@code lossmith-reference 1}. It is strict: whatever the format does not
 * provide for is an error, so that no value is skipped or misread in silence.
 *
 * <p>One object reads one file.
 */
public final class ReferenceFile {
  private static final String FORMAT = "format lossmith-reference 1";
  private static final String TENSOR = "tensor ";
  private static final String END = "end";
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
  private static final Pattern DIMENSION = Pattern.compile("0|[1-9][0-9]{0,8}");
  private static final int LARGEST_SIZE = 100_000_000;

  private final String file;
  private final List<String> lines;
  private int position;

  private ReferenceFile(String file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Reads all cases of a file.
   *
   * @param file the file's name, for messages
   * @param lines its lines without their ends
   * @return the cases in the order of the file, at least one
   * @throws ReferenceFormatException if a line breaks the format
   */
  public static List<ReferenceCase> parse(String file, List<String> lines) {
    return new ReferenceFile(file, List.copyOf(lines)).cases();
  }

  private List<ReferenceCase> cases() {
    if (!next("'" + FORMAT + "'").equals(FORMAT)) {
      throw error("first line is not '" + FORMAT + "'");
    }
    List<ReferenceCase> cases = new ArrayList<>();
    do {
      cases.add(block());
      skipComments();
    } while (position < lines.size());
    return List.copyOf(cases);
  }

  private ReferenceCase block() {
    Map<String, String> headers = new LinkedHashMap<>();
    Map<String, ReferenceTensor> tensors = new LinkedHashMap<>();
    while (true) {
      skipComments();
      String line = next("a header, a tensor or 'end'");
      if (line.equals(END)) {
        return new ReferenceCase(name(headers), headers, tensors);
      }
      if (line.startsWith(TENSOR)) {
        tensor(line, tensors);
      } else if (tensors.isEmpty()) {
        header(line, headers);
      } else {
        throw error("expected a tensor or 'end' after a tensor, found '" + line + "'");
      }
    }
  }

  private String name(Map<String, String> headers) {
    String name = headers.getOrDefault("name", headers.getOrDefault("case", ""));
    if (name.isEmpty()) {
      throw error("block has neither a header 'name' nor a header 'case'");
    }
    return name;
  }

  private void header(String line, Map<String, String> headers) {
    int space = line.indexOf(' ');
    if (space < 0 || space == line.length() - 1) {
      throw error("expected a header 'KEY value', found '" + line + "'");
    }
    String key = line.substring(0, space);
    if (!WORD.matcher(key).matches()) {
      throw error("header key '" + key + "' is not a word of letters and digits");
    }
    if (headers.put(key, line.substring(space + 1)) != null) {
      throw error("header '" + key + "' is given twice");
    }
  }

  private void tensor(String line, Map<String, ReferenceTensor> tensors) {
    String[] words = line.split(" ", -1);
    if (words.length < 3 || !WORD.matcher(words[1]).matches()) {
      throw error("expected 'tensor NAME TYPE DIMENSIONS', found '" + line + "'");
    }
    ReferenceType type = type(words[2]);
    int[] dimensions = new int[words.length - 3];
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = dimension(words[i + 3]);
    }
    int size = size(dimensions);
    double[] values = values(next("the values of tensor " + words[1]), type, size);
    ReferenceTensor tensor = new ReferenceTensor(words[1], type, dimensions, values);
    if (tensors.put(words[1], tensor) != null) {
      throw error("tensor '" + words[1] + "' is given twice");
    }
  }

  private ReferenceType type(String text) {
    return Arrays.stream(ReferenceType.values())
        .filter(type -> type.text().equals(text))
        .findFirst()
        .orElseThrow(() -> error("type '" + text + "' is not float32, float64 or int64"));
  }

  private int dimension(String text) {
    if (!DIMENSION.matcher(text).matches()) {
      throw error("dimension '" + text + "' is not a plain number of at most 9 digits");
    }
    return Integer.parseInt(text);
  }

  private int size(int[] dimensions) {
    long size = 1;
    for (int dimension : dimensions) {
      size *= dimension;
      if (size > LARGEST_SIZE) {
        throw error("tensor has more than " + LARGEST_SIZE + " values");
      }
    }
    return (int) size;
  }

  private double[] values(String line, ReferenceType type, int size) {
    String[] words = line.isEmpty() ? new String[0] : line.split(" ", -1);
    if (words.length != size) {
      throw error("found " + words.length + " values, expected " + size);
    }
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = value(words[i], type, i);
    }
    return values;
  }

  private double value(String word, ReferenceType type, int index) {
    try {
      return type.parse(word);
    } catch (NumberFormatException e) {
      throw error("value " + index + " is '" + word + "', expected a number of " + type.text());
    }
  }

  private void skipComments() {
    while (position < lines.size() && lines.get(position).startsWith("#")) {
      position++;
    }
  }

  private String next(String expected) {
    if (position == lines.size()) {
      throw new ReferenceFormatException(
          file, position + 1, "the file ends here, expected " + expected);
    }
    return lines.get(position++);
  }

  /** An error in the line that was read last. */
  private ReferenceFormatException error(String message) {
    return new ReferenceFormatException(file, position, message);
  }
}
