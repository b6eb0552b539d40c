/** The JVMs that measurements run in: which, with what options, and what they are. */
@NullMarked
package io.lossmith.benchmark.jvm;

import org.jspecify.annotations.NullMarked;
