/**
 * The kernels on the Vector API: the operations of {@code io.lossmith.kernel} in the same order,
 * many lanes at a time, and so the same bits.
 *
 * <p>Not exported, and loaded only where the module {@code jdk.incubator.vector} is: {@code
 * io.lossmith.kernel.Vectors} alone refers to this package, behind its own check.
 *
 * <p>What HotSpot needs shows in the shape of the code: vectors pass between small methods of one
 * loop each and never through arrays of objects; a species is a constant; a method that loops holds
 * one loop, as a vector that lives across an inner loop is allocated in every round.
 */
package io.lossmith.vector;
