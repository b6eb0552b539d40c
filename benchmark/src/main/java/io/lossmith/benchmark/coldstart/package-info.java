/** What the first calls of a fresh JVM cost. */
@NullMarked
package io.lossmith.benchmark.coldstart;

import org.jspecify.annotations.NullMarked;
