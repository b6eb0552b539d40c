/**
 * The kernels on the Vector API: the operations of {@code io.lossmith.kernel} in the same order,
 * many lanes at a time, and so the same bits.
 *
 * <p>Not exported, and loaded only where the module {@code jdk.incubator.vector} is: {@code
 * io.lossmith.kernel.Vectors} and its kin alone refer to this package, behind their own check.
 *
 * <p>The build writes the kernels for floats and for doubles, from the templates in {@code
 * src/build}.
 *
 * <p>What HotSpot needs shows in the shape of the code: vectors pass between methods through arrays
 * of numbers only; a species, shuffle or mask is a constant; the constants of a polynomial are made
 * vectors once a call, before the loops.
 */
package io.lossmith.vector;
