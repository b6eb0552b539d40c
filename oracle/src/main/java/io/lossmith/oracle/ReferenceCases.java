package io.lossmith.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The reference cases that come with this module; the README.md beside the files says where they
 * are from. Their order is that of {@code index.txt} and never changes from run to run.
 */
public final class ReferenceCases {
  private static final String FOLDER = "reference/";
  private static final String INDEX = "index.txt";

  private ReferenceCases() {}

  /** Returns the 44 cases whose values were rounded once from 60 digits. */
  public static List<ReferenceCase> exact() {
    return folder("exact/");
  }

  /** Returns the 167 cases of PyTorch's options. */
  public static List<ReferenceCase> torch() {
    return folder("torch/");
  }

  /**
   * Returns those of {@link #torch()} that the plain loss covers: one index target a row, and no
   * class weights, ignore index, label smoothing or upstream gradient. Reductions, further
   * dimensions (see {@link ReferenceCase#classesLast}), double logits and non-finite values do
   * occur.
   */
  public static List<ReferenceCase> torchWithoutOptions() {
    return torch().stream().filter(ReferenceCases::isWithoutOptions).toList();
  }

  /** Returns the 43 recomputed numbers of the documents that the project started from. */
  public static List<ReferenceCase> seeds() {
    return read("seeds.txt");
  }

  private static boolean isWithoutOptions(ReferenceCase reference) {
    return reference.headerIs("targetKind", "index")
        && reference.headerIs("hasWeights", "false")
        && reference.headerIs("ignoreIndex", "none")
        && reference.headerIs("labelSmoothing", "0.0")
        && reference.headerIs("gradOutputOnes", "true");
  }

  private static List<ReferenceCase> folder(String folder) {
    return lines(INDEX).stream()
        .filter(name -> name.startsWith(folder))
        .map(ReferenceCases::readOnly)
        .toList();
  }

  private static ReferenceCase readOnly(String name) {
    List<ReferenceCase> cases = read(name);
    if (cases.size() != 1) {
      throw new IllegalStateException(name + " holds " + cases.size() + " cases, expected one");
    }
    return cases.get(0);
  }

  private static List<ReferenceCase> read(String name) {
    return ReferenceFile.parse(name, lines(name));
  }

  private static List<String> lines(String name) {
    try (InputStream stream = ReferenceCases.class.getResourceAsStream(FOLDER + name)) {
      if (stream == null) {
        throw new IllegalStateException("resource " + FOLDER + name + " is missing");
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
