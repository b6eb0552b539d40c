package io.lossmith.kernel;

/**
 * Constants of long specs. Written out, an array of some eight thousand numbers is more code than a
 * class may have to set up its constants; as text it is a constant of the class itself.
 */
public final class ConstantArrays {
  private ConstantArrays() {}

  /**
   * The ints of a text.
   *
   * @param parts numbers as {@link Integer#toString(int)} writes them, a blank between any two
   * @return the ints, in their order
   */
  public static int[] ints(String... parts) {
    int[] ints = new int[count(parts)];
    int index = 0;
    for (String part : parts) {
      for (String number : part.split(" ", -1)) {
        ints[index++] = Integer.parseInt(number);
      }
    }
    return ints;
  }

  /**
   * The floats of a text.
   *
   * @param parts numbers as {@link Float#toString(float)} writes them, a blank between any two
   * @return the floats, in their order
   */
  public static float[] floats(String... parts) {
    float[] floats = new float[count(parts)];
    int index = 0;
    for (String part : parts) {
      for (String number : part.split(" ", -1)) {
        floats[index++] = Float.parseFloat(number);
      }
    }
    return floats;
  }

  /**
   * The doubles of a text.
   *
   * @param parts numbers as {@link Double#toString(double)} writes them, a blank between any two
   * @return the doubles, in their order
   */
  public static double[] doubles(String... parts) {
    double[] doubles = new double[count(parts)];
    int index = 0;
    for (String part : parts) {
      for (String number : part.split(" ", -1)) {
        doubles[index++] = Double.parseDouble(number);
      }
    }
    return doubles;
  }

  private static int count(String[] parts) {
    int count = parts.length;
    for (String part : parts) {
      count += (int) part.chars().filter(letter -> letter == ' ').count();
    }
    return count;
  }
}
