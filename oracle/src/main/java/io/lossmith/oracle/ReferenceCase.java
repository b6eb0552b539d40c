package io.lossmith.oracle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * One block of a reference file: headers and tensors. What they mean is told by the README.md
 * beside the files.
 *
 * <p>Immutable.
 */
public final class ReferenceCase {
  private final String name;
  private final Map<String, String> headers;
  private final Map<String, ReferenceTensor> tensors;

  ReferenceCase(String name, Map<String, String> headers, Map<String, ReferenceTensor> tensors) {
    this.name = name;
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * Returns the value of the header {@code name} or {@code case}, which is unique in its folder.
   */
  public String name() {
    return name;
  }

  /** Returns all headers in the order of the file. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns all tensors by name, in the order of the file. */
  public Map<String, ReferenceTensor> tensors() {
    return tensors;
  }

  /**
   * Returns the text of a header.
   *
   * @throws NoSuchElementException if the case has no such header
   */
  public String header(String key) {
    String value = headers.get(key);
    if (value == null) {
      throw new NoSuchElementException(
          "case " + name + " has no header '" + key + "'; it has " + headers.keySet());
    }
    return value;
  }

  /** Returns whether the header is there and has exactly this text. */
  public boolean headerIs(String key, String value) {
    return value.equals(headers.get(key));
  }

  /** Returns whether the case has a tensor of that name. */
  public boolean hasTensor(String tensor) {
    return tensors.containsKey(tensor);
  }

  /**
   * Returns a tensor.
   *
   * @throws NoSuchElementException if the case has no such tensor
   */
  public ReferenceTensor tensor(String tensor) {
    ReferenceTensor found = tensors.get(tensor);
    if (found == null) {
      throw new NoSuchElementException(
          "case " + name + " has no tensor '" + tensor + "'; it has " + tensors.keySet());
    }
    return found;
  }

  /**
   * Returns a tensor that has a class axis as a matrix: one row for each example or position,
   * classes last, rows in the order of the targets.
   *
   * @throws NoSuchElementException if the case has no such tensor
   * @throws IllegalStateException if the tensor has no class axis
   */
  public ReferenceTensor classesLast(String tensor) {
    return tensor(tensor).classesLast(classAxis());
  }

  /** Returns the axis of the logits that runs over the classes. */
  public int classAxis() {
    return headerIs("noBatchDim", "true") ? 0 : 1;
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
