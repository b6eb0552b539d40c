package io.lossmith.kernel;

/**
 * The steps of a sum of doubles whose error does not grow with the number of its terms: what each
 * addition rounds off is computed exactly, added up apart, and added in the end (D. E. Knuth's
 * two-sum; T. Ogita, S. M. Rump and S. Oishi, <i>Accurate Sum and Dot Product</i>, 2005, Sum2).
 *
 * <pre>{@code
 * double next = sum + term;
 * lost += lost(sum, term, next);
 * sum = next;                       // and after the last term: total(sum, lost)
 * }</pre>
 *
 * <p>The total of n terms is within one unit in the last place of the sum of their magnitudes, for
 * n up to 2<sup>26</sup>. Nothing but additions in one order: the same bits everywhere.
 */
public final class CompensatedSum {

  private CompensatedSum() {}

  /**
   * What an addition rounded off.
   *
   * @param sum the sum before
   * @param term what was added
   * @param next the sum behind, {@code sum + term}
   * @return the exact sum of both less {@code next}; NaN if {@code next} is not finite
   */
  public static double lost(double sum, double term, double next) {
    double taken = next - sum;
    return (sum - (next - taken)) + (term - taken);
  }

  /**
   * A sum with what its additions rounded off.
   *
   * @param sum the plain sum
   * @param lost what was lost on the way, added up
   * @return the total; the plain sum if that is infinite or NaN
   */
  public static double total(double sum, double lost) {
    return Math.abs(sum) <= Double.MAX_VALUE ? sum + lost : sum;
  }
}
