package io.lossmith.processor.generated;

/** Specs with options give the same bits whatever runs them. */
class OptionSameBitsTest extends SameBits {
  /** The digest of the whole workload. It changes only with what is computed, or on which rows. */
  private static final String DIGEST = "01aacc1efd926322";

  OptionSameBitsTest() {
    super(DigestedWorkload.OPTIONS, DIGEST, "same-bits-options.txt");
  }
}
