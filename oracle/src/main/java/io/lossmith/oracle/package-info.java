/**
 * The reference that tests compare with: the softmax cross-entropy family in more than 100 bits,
 * and values computed elsewhere. It shares no code with the runtime or the processor and must not
 * depend on them: what is judged and what judges stay independent.
 *
 * <p>Values of one row: {@link io.lossmith.oracle.ExactSoftmax} (fast, about 30 digits) and {@link
 * io.lossmith.oracle.BigSoftmax} (slow, 60 digits). Batches with any options: {@link
 * io.lossmith.oracle.ExactLoss} and {@link io.lossmith.oracle.ExactSigmoid} (fast). Errors: {@link
 * io.lossmith.oracle.Ulps}, {@link io.lossmith.oracle.WorstCase}. Reference files: {@link
 * io.lossmith.oracle.ReferenceCases}, {@link io.lossmith.oracle.TorchCase}.
 */
package io.lossmith.oracle;
