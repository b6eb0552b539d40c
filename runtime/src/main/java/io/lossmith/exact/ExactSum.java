package io.lossmith.exact;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A sum of doubles, and of products of two doubles, without any rounding: a fixed-point number that
 * is wide enough for all of them. Being exact, it is the same whatever the order of its terms and
 * however they were divided among several sums that were added up later.
 *
 * <p>The unit is {@code 2^-2148}, the product of the two smallest doubles. {@code 2^63} products of
 * the two largest stay below {@code 2^(2048 + 63)}, so 134 digits of 32 bits hold every sum. A
 * digit is kept in a long, which leaves room to add to it without a carry: a term touches two
 * digits, each by less than {@code 2^52}, and only every 2047 terms the carries are taken along
 * (Neal's small superaccumulator, widened to products). The digits so depend on the order, but the
 * number that they stand for does not; all that is read from a sum is read from the number.
 *
 * <p>Reading changes nothing; writing is for one thread. Adding allocates nothing.
 *
 * <p>Source: R. M. Neal, "Fast exact summation using small and large superaccumulators",
 * arXiv:1505.05571, 2015.
 */
public final class ExactSum {

  /** The exponent of the unit. */
  private static final int UNIT = 2 * (Double.MIN_EXPONENT - 52);

  /** Of one in units: where doubles that are not a product, and integers, are placed. */
  private static final int ONE = -UNIT;

  private static final int DIGITS = 134;
  private static final int DIGIT_BITS = 32;
  private static final long DIGIT_MASK = 0xffff_ffffL;

  /** How many terms digits without carries can take: each below 2^52, and all below 2^63. */
  private static final int TERMS_BETWEEN_CARRIES = 2047;

  private static final int SIGNIFICAND_BITS = 53;
  private static final long SIGNIFICAND_MASK = (1L << SIGNIFICAND_BITS) - 1;
  private static final long HIDDEN_BIT = 1L << (SIGNIFICAND_BITS - 1);
  private static final int EXPONENT_MASK = 0x7ff;

  /** More bits than a double has, so that a quotient is never cut where it must be rounded. */
  private static final int QUOTIENT_BITS = 64;

  private final long[] digits = new long[DIGITS];
  private int termsBeforeCarry = TERMS_BETWEEN_CARRIES;

  /** Makes a sum of no terms. */
  public ExactSum() {}

  /** Starts over with no terms. */
  public void clear() {
    Arrays.fill(digits, 0L);
    termsBeforeCarry = TERMS_BETWEEN_CARRIES;
  }

  /**
   * Adds a double.
   *
   * @param term any finite double
   */
  public void add(double term) {
    long bits = Double.doubleToRawLongBits(term);
    addAt(significand(bits), shift(bits) + ONE / 2, bits >> 63);
  }

  /**
   * Adds the product of two doubles, as the real number that it is.
   *
   * @param a any finite double
   * @param b any finite double
   */
  public void addProduct(double a, double b) {
    long aBits = Double.doubleToRawLongBits(a);
    long bBits = Double.doubleToRawLongBits(b);
    long aSignificand = significand(aBits);
    long bSignificand = significand(bBits);
    long low = aSignificand * bSignificand;
    long high = Math.multiplyHigh(aSignificand, bSignificand);
    int shift = shift(aBits) + shift(bBits);
    long sign = (aBits ^ bBits) >> 63;
    addAt(low & SIGNIFICAND_MASK, shift, sign);
    addAt(
        (high << (64 - SIGNIFICAND_BITS)) | (low >>> SIGNIFICAND_BITS),
        shift + SIGNIFICAND_BITS,
        sign);
  }

  /**
   * Adds a whole number.
   *
   * @param number 0 or more
   */
  public void addInteger(int number) {
    addAt(number, ONE, 0L);
  }

  /**
   * Adds another sum, which stays as it is.
   *
   * @param other another sum, or this one
   */
  public void add(ExactSum other) {
    beforeTerm();
    long carry = 0L;
    for (int i = 0; i < DIGITS - 1; i++) {
      // Read before it is written: the other may be this one.
      long digit = other.digits[i] + carry;
      digits[i] += digit & DIGIT_MASK;
      carry = digit >> DIGIT_BITS;
    }
    digits[DIGITS - 1] += other.digits[DIGITS - 1] + carry;
  }

  /**
   * The sum, rounded once.
   *
   * @return the nearest double, the even one of two that are equally near; an infinity beyond the
   *     range of doubles; +0 of an exact 0
   */
  public double value() {
    BigInteger units = units();
    return signed(units.signum(), round(units.abs(), false, UNIT));
  }

  /**
   * The quotient of two sums, rounded once.
   *
   * @param divisor a sum greater than 0
   * @return the nearest double, the even one of two that are equally near; an infinity beyond the
   *     range of doubles; +0 if this sum is an exact 0
   */
  public double dividedBy(ExactSum divisor) {
    BigInteger units = units();
    if (units.signum() == 0) {
      return 0d;
    }
    BigInteger divisorUnits = divisor.units();
    int shift = Math.max(0, QUOTIENT_BITS + 1 + divisorUnits.bitLength() - units.bitLength());
    BigInteger[] quotient = units.abs().shiftLeft(shift).divideAndRemainder(divisorUnits);
    return signed(units.signum(), round(quotient[0], quotient[1].signum() != 0, -shift));
  }

  /**
   * The sum as a whole number of units of {@code 2^-2148}.
   *
   * @return the exact sum times {@code 2^2148}
   */
  public BigInteger units() {
    byte[] bigEndian = new byte[(DIGITS + 1) * Integer.BYTES];
    long carry = 0L;
    for (int i = 0; i < DIGITS; i++) {
      long digit = digits[i] + carry;
      putDigit(bigEndian, i, digit);
      carry = digit >> DIGIT_BITS;
    }
    putDigit(bigEndian, DIGITS, carry);
    return new BigInteger(bigEndian);
  }

  /**
   * Replaces the sum by what {@link #units} gave.
   *
   * @param units a whole number of units, of no more bits than a sum of {@code 2^63} terms has
   */
  public void setUnits(BigInteger units) {
    for (int i = 0; i < DIGITS - 1; i++) {
      digits[i] = units.shiftRight(i * DIGIT_BITS).intValue() & DIGIT_MASK;
    }
    digits[DIGITS - 1] = units.shiftRight((DIGITS - 1) * DIGIT_BITS).longValueExact();
    termsBeforeCarry = TERMS_BETWEEN_CARRIES;
  }

  private void addAt(long magnitude, int position, long sign) {
    beforeTerm();
    int digit = position >>> 5;
    int shift = position & (DIGIT_BITS - 1);
    long low = (magnitude << shift) & DIGIT_MASK;
    long high = magnitude >>> (DIGIT_BITS - shift);
    // Negated where the sign is -1: losses may have any sign, and a branch on it would be a guess.
    digits[digit] += (low ^ sign) - sign;
    digits[digit + 1] += (high ^ sign) - sign;
  }

  private void beforeTerm() {
    if (termsBeforeCarry == 0) {
      carry();
    }
    termsBeforeCarry--;
  }

  private void carry() {
    long carry = 0L;
    for (int i = 0; i < DIGITS - 1; i++) {
      long digit = digits[i] + carry;
      digits[i] = digit & DIGIT_MASK;
      carry = digit >> DIGIT_BITS;
    }
    digits[DIGITS - 1] += carry;
    termsBeforeCarry = TERMS_BETWEEN_CARRIES;
  }

  private static int biasedExponent(long bits) {
    return (int) (bits >>> (SIGNIFICAND_BITS - 1)) & EXPONENT_MASK;
  }

  /** The significand as a whole number. */
  private static long significand(long bits) {
    long fraction = bits & (HIDDEN_BIT - 1);
    return biasedExponent(bits) == 0 ? fraction : fraction | HIDDEN_BIT;
  }

  /** By how many bits the significand lies above the smallest double. */
  private static int shift(long bits) {
    return Math.max(biasedExponent(bits), 1) - 1;
  }

  /**
   * Rounds a number of more than 53 bits, or of a unit below the smallest double.
   *
   * @param more whether the number is greater by less than a unit
   */
  private static double round(BigInteger magnitude, boolean more, int unit) {
    int dropped =
        Math.max(
            magnitude.bitLength() - SIGNIFICAND_BITS,
            Double.MIN_EXPONENT - (SIGNIFICAND_BITS - 1) - unit);
    long kept = magnitude.shiftRight(dropped).longValue();
    boolean half = magnitude.testBit(dropped - 1);
    boolean pastHalf = more || magnitude.getLowestSetBit() < dropped - 1;
    if (half && (pastHalf || (kept & 1L) != 0)) {
      kept++;
    }
    return Math.scalb((double) kept, unit + dropped);
  }

  private static double signed(int signum, double magnitude) {
    return signum < 0 ? -magnitude : magnitude;
  }

  private static void putDigit(byte[] bigEndian, int index, long digit) {
    int end = bigEndian.length - index * Integer.BYTES;
    for (int i = 1; i <= Integer.BYTES; i++) {
      bigEndian[end - i] = (byte) (digit >>> (8 * (i - 1)));
    }
  }
}
