package io.lossmith.processor.generated;

/** Specs without options give the same bits whatever runs them. */
class SameBitsTest extends SameBits {
  /** The digest of the whole workload. It changes only with what is computed, or on which rows. */
  private static final String DIGEST = "02f7017e956b7786";

  SameBitsTest() {
    super(DigestedWorkload.PLAIN, DIGEST, "same-bits.txt");
  }
}
