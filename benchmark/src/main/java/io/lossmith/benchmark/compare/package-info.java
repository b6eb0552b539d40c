/** One command that measures a grid of shapes, methods and contenders, and reports it. */
@NullMarked
package io.lossmith.benchmark.compare;

import org.jspecify.annotations.NullMarked;
