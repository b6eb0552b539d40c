/** JMH benchmarks of the compiled losses, beside the loops that they replace, in one run. */
@NullMarked
package io.lossmith.benchmark;

import org.jspecify.annotations.NullMarked;
