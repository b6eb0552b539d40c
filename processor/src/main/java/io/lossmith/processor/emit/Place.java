package io.lossmith.processor.emit;

/**
 * Where a row begins.
 *
 * @param array the name of its array
 * @param at the index in it, as an expression
 */
record Place(String array, String at) {

  /** Of an operation without this array. */
  static final Place NONE = new Place("", "");

  /** The two arguments that pass it on. */
  String arguments() {
    return array + ", " + at;
  }

  /** One of its values. */
  String element(String index) {
    return array + "[" + at + " +$W" + index + "]";
  }
}
