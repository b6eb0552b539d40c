package io.lossmith.demo.data;

/** The content of an IDX file of unsigned bytes. */
final class IdxArray {
  private final String location;
  private final int[] dimensions;
  private final byte[] values;

  IdxArray(String location, int[] dimensions, byte[] values) {
    this.location = location;
    this.dimensions = dimensions;
    this.values = values;
  }

  String location() {
    return location;
  }

  int dimension(int axis) {
    return dimensions[axis];
  }

  /** The values, row-major; the array itself, not a copy. */
  byte[] values() {
    return values;
  }
}
