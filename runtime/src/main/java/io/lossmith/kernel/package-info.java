/**
 * What generated classes call, in float and in double: exponential and logarithm, hyperbolic
 * tangent and power, the ordering of floats, rows of logits, the sum over rows; numbers of 16 bits;
 * and argument checks.
 *
 * <p>Everything here is scalar Java made of exactly defined operations, so that a result is the
 * same bits on every machine; {@link io.lossmith.kernel.Vectors} and {@link
 * io.lossmith.kernel.VectorBlock} alone lead to kernels on the Vector API, of the same bits. The
 * methods check nothing (but for {@link io.lossmith.kernel.Arguments}, whose purpose it is); the
 * caller has checked once, before the first row.
 */
package io.lossmith.kernel;
